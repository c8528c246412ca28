from tests.answers_blind.kit import right, wrong


@right
def repeated(lr0, epoch, drop=0.5, every=10):
    for _ in range(every, epoch + 1, every):
        lr0 = lr0 * drop
    return float(lr0)


@right
def divmod_power(lr0, epoch, drop=0.5, every=10):
    return lr0 * pow(drop, divmod(epoch, every)[0])


@wrong("an ordinary division: falls a little in every epoch", r"//|whole|round|floor|⌊|stairs|every epoch|smooth")
def no_floor(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** (epoch / every)


@wrong("epochs are counted from 1", r"from 0|from 1|one (epoch )?(too|early|late|later)|epoch [+-] 1|off by one|shift")
def from_one(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop ** ((epoch - 1) // every)


@wrong("multiplies instead of taking the power", r"power|\*\*|times|multipl", r"product")
def no_power(lr0, epoch, drop=0.5, every=10):
    return lr0 * drop * (epoch // every)


@wrong("drop is what is taken away", r"drop", r"1 ?[-−] ?drop|taken away|kept|left")
def drop_is_lost(lr0, epoch, drop=0.5, every=10):
    return lr0 * (1 - drop) ** (epoch // every)

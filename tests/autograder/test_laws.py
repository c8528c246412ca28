"""The laws that hold for every exercise found under solutions/, with no test written by hand."""

import ast
import builtins
import dis
import inspect
import itertools

import numpy as np
import pytest

import nnref
from autograder import codec, library
from autograder.examine import UsedTheReference, examine, reference_barred
from autograder.exercise import Checks, Exercise, Words, freeze
from autograder.judge import judge
from autograder.observe import build, evaluate, observe

ALL = {name: library.find(name)[1] for name in library.index()}
CODE = sorted(name for name, e in ALL.items() if isinstance(e, Exercise))
WRITTEN = [name for name in CODE if ALL[name].kind in ("code", "object")]  # of questions, myths and bugs nnref has no version
FUNCTIONS = [name for name in WRITTEN if ALL[name].kind == "code"]
WORDS = sorted(name for name, e in ALL.items() if isinstance(e, Words))
SEEDS = (1, 2, 3)


def verdict_of(answer, checks):
    return judge(checks, examine(answer, checks))


@pytest.mark.parametrize("name", CODE)
def test_solution_earns_all_points_on_many_seeds(name):
    chapter, exercise = library.find(name)
    for seed in SEEDS:
        checks = freeze(exercise, chapter, seed)
        assert checks.cases, "an exercise without cases checks nothing"
        verdict = verdict_of(exercise.answer, checks)
        assert verdict.word == "passed", (seed, verdict.message, [r.mismatch for r in verdict.results])
        assert verdict.points == exercise.points
        warned = [w for r in verdict.results for w in r.observation.warned]
        assert not warned, f"the solution warns: {warned}"


@pytest.mark.parametrize("name", CODE)
def test_stub_is_not_attempted(name):
    checks = library.public_checks(name)
    stub = evaluate(checks.stub, {"np": np})
    verdict = verdict_of(stub, checks)
    assert (verdict.word, verdict.points) == ("not attempted", 0)


@pytest.mark.parametrize("name", CODE)
def test_every_misconception_loses_points_and_is_called_by_its_name(name):
    chapter, exercise = library.find(name)
    for seed in SEEDS:
        checks = freeze(exercise, chapter, seed)
        for wrong in exercise.misconceptions:
            verdict = verdict_of(wrong, checks)
            assert verdict.word != "passed", f"seed {seed}: no case tells {wrong.__name__} from a right answer"
            assert verdict.points < exercise.points
            assert verdict.diagnosis == wrong.__name__, (
                f"seed {seed}: {wrong.__name__} is called {verdict.diagnosis}: {verdict.message}"
            )
            assert verdict.message == wrong.says


@pytest.mark.parametrize("name", CODE)
def test_misconceptions_speak_to_the_learner(name):
    says = [m.says for m in ALL[name].misconceptions]
    assert len(set(says)) == len(says), "two misconceptions say the same"
    for text in says:
        assert 30 <= len(text) <= 600, text
        assert text[-1] in ".?!)", text


@pytest.mark.parametrize("name", WRITTEN)
def test_nnref_passes_with_the_same_signature(name):
    exercise = ALL[name]
    reference = getattr(nnref, name)

    def asked(thing):
        kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        return [(p.name, p.default) for p in inspect.signature(thing).parameters.values() if p.kind in kinds]

    assert asked(reference) == asked(exercise.answer)
    checks = library.public_checks(name)
    verdict = judge(checks, [observe(reference, c, checks.probe) for c in checks.cases])  # by observe: examine bars the reference
    assert verdict.passed, [r.mismatch for r in verdict.results]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_calling_nnref_inside_the_answer_is_noticed(name):
    alias = getattr(nnref, name)
    checks = library.public_checks(name)
    verdict = verdict_of(lambda *args, **kwargs: alias(*args, **kwargs), checks)
    if checks.cases[0].outcome[0] != "raised":
        assert (verdict.word, verdict.diagnosis, verdict.points) == ("raised", "used_the_reference", 0)
    with reference_barred(name), pytest.raises(UsedTheReference):
        alias(*build(checks.cases[0].args), **build(checks.cases[0].kwargs))
    assert verdict_of(ALL[name].answer, checks).passed, "nnref is not as it was afterwards"


@pytest.mark.parametrize("name", CODE)
def test_fresh_seeds_give_fresh_cases(name):
    exercise = ALL[name]
    one, two = (exercise.draw(seed) for seed in (1, 2))
    assert len(one) == len(two)
    if exercise.kind == "code" and inspect.signature(exercise.answer).parameters:
        assert library.fresh_checks(name, 1).cases


REFUTED_BY_1 = {  # the number 1 is a counterexample, and a counterexample is one however it was found
    "myth_each_step_lowers": "one step of rate 1 raises the loss",
    "refute_noise_escapes": "a start at 1 lies beside the shallow minimum",
    "refute_relu_never_stops": "one step of rate 1 leaves the unit dead",
    "refute_residual_safe": "w = 1 makes the gradient 2 to the power 20",
}


def trivial_answers(checks):
    """Functions of the exercise's parameters that do nothing: an argument as it is, a constant, zeros or ones of an argument's shape."""
    names = [name for name, _ in checks.parameters]
    texts = [*names, "0", "0.0", "1", "1.0", "True", "False", "None", "[]", "()"]
    texts += [f"np.{like}({name})" for name in names for like in ("zeros_like", "ones_like")]
    parameters = ", ".join(name + "=None" if optional else name for name, optional in checks.parameters)
    return {text: evaluate(f"lambda {parameters}: {text}", {"np": np}) for text in texts}


@pytest.mark.parametrize("name", [name for name in CODE if ALL[name].kind not in ("quiz", "object")])
def test_a_trivial_answer_earns_no_point(name):
    """Where points go by the share of cases, doing nothing must not be right in many."""
    public, fresh = library.public_checks(name), library.fresh_checks(name, 1)
    earned = [
        text
        for text, answer in trivial_answers(public).items()
        if (told := verdict_of(answer, public)).points and told.together_with(verdict_of(answer, fresh)).points
    ]
    assert set(earned) <= ({"1", "1.0", "True"} if name in REFUTED_BY_1 else set())


CALLERS = [
    (name, kind, names)
    for name in CODE
    for kind, names in (("verify", {"np": np, "nnref": nnref}), ("probe", {"np": np}))
    if getattr(ALL[name], kind)
]


@pytest.mark.parametrize(("name", "kind", "names"), CALLERS, ids=[f"{name}-{kind}" for name, kind, _ in CALLERS])
def test_verify_and_probe_use_only_names_that_exist_where_they_run(name, kind, names):
    """They run as text, far from their files: a helper or an import of the file is not there."""
    source = getattr(library.public_checks(name), kind)
    tree = ast.parse(source)
    there = {*names, *dir(builtins), tree.body[-1].name}
    assert global_names(compile(source, name, "exec")) <= there
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in names:
            assert hasattr(names[node.value.id], node.attr), f"{node.value.id}.{node.attr}"


def global_names(code):
    """The names that a code object and those inside it look for outside of themselves."""
    found = {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    return found.union(*(global_names(part) for part in code.co_consts if hasattr(part, "co_names")))


@pytest.mark.parametrize("name", CODE)
def test_checks_survive_being_stored(name, tmp_path):
    checks = library.public_checks(name)
    codec.save(tmp_path / "checks.npz", checks.to_plain())
    again = Checks.from_plain(codec.load(tmp_path / "checks.npz"))
    assert repr(again) == repr(checks)
    assert verdict_of(ALL[name].answer, again).passed


@pytest.mark.parametrize("name", CODE)
def test_ladder_of_hints(name):
    hints = ALL[name].hints
    least = 1 if ALL[name].kind == "quiz" else 3
    assert len(hints) >= least, "a ladder has a question, a pointer, a part and a worked twin"
    assert all(len(h) >= 15 for h in hints)
    body = inspect.getsource(ALL[name].answer) if ALL[name].kind != "quiz" else ""
    code = [line.strip() for line in body.splitlines() if line.strip().startswith("return ") and len(line.strip()) > 25]
    for hint, line in itertools.product(hints, code):
        assert line.removeprefix("return ") not in hint, "a hint holds a whole line of the solution"


@pytest.mark.parametrize("name", WORDS)
def test_free_text_has_rubric_and_model_answer(name):
    words = ALL[name]
    assert len(words.rubric) >= 2
    assert len(words.model_answer.split()) >= 40
    assert words.points >= 1


def test_there_are_exercises():
    assert CODE
    assert WORDS

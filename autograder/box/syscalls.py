"""Runs inside the box: the system calls that no answer needs, refused by the kernel (seccomp, on x86-64 and ARM64).

The namespaces shut a submission in; this takes away what has been used to break out of namespaces, the ways to hold memory that no limit
counts (memfd, System V segments, user faults, shared memory without a file), and sockets that are in no network namespace (vsock).
"""

import ctypes
import errno
import platform
import struct
from functools import cache

__all__ = ["refuse"]

# name -> (x86-64, ARM64)
REFUSED = {
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272), "pidfd_getfd": (438, 438),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "keyctl": (250, 219), "add_key": (248, 217),
    "request_key": (249, 218), "memfd_create": (319, 279), "memfd_secret": (447, 447), "shmget": (29, 194), "msgget": (68, 186),
    "semget": (64, 190), "kexec_load": (246, 104), "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "open_by_handle_at": (304, 265), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsmount": (432, 432),
    "mount_setattr": (442, 442), "quotactl": (179, 60), "swapon": (167, 224), "reboot": (169, 142), "acct": (163, 89),
    "personality": (135, 92), "fanotify_init": (300, 262),
}  # fmt: skip
MACHINES = {"x86_64": (0, 0xC000003E, 56), "aarch64": (1, 0xC00000B7, 220)}  # column, the kernel's name for it, number of clone
CLONE3 = 435  # its flags cannot be looked at; the C library falls back to clone
NEW_NAMESPACES = 0x7E020080  # CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWTIME
LOOKED_AT = {"mmap": (9, 222), "socket": (41, 198)}  # refused by their arguments
MAP_SHARED, MAP_ANONYMOUS = 0x01, 0x20
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
LOAD, EQUAL, AT_LEAST, ANY_BIT, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06  # the five instructions used
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
INSTRUCTION = struct.Struct("HBBI")


def program(machine: str) -> list[tuple[int, int, int, int]]:
    """The filter as (instruction, jump if true, jump if false, operand)."""
    column, name, clone = MACHINES[machine]
    numbers = sorted(row[column] for row in REFUSED.values())
    mmap, socket = (row[column] for row in LOOKED_AT.values())
    tail = [  # what follows the list of refused numbers; the last two lines allow and refuse
        (EQUAL, 0, 1, CLONE3),
        (ANSWER, 0, 0, FAIL | errno.ENOSYS),
        (EQUAL, 0, 3, mmap),
        (LOAD, 0, 0, 40),  # its flags
        (ANY_BIT, 0, 9, MAP_ANONYMOUS),
        (ANY_BIT, 9, 8, MAP_SHARED),
        (EQUAL, 0, 4, socket),
        (LOAD, 0, 0, 16),  # its family
        (EQUAL, 5, 0, AF_UNIX),
        (EQUAL, 4, 0, AF_INET),
        (EQUAL, 3, 4, AF_INET6),
        (EQUAL, 0, 2, clone),
        (LOAD, 0, 0, 16),  # its flags
        (ANY_BIT, 1, 0, NEW_NAMESPACES),
        (ANSWER, 0, 0, ALLOW),
        (ANSWER, 0, 0, FAIL | errno.EPERM),
    ]
    refused = [(EQUAL, len(numbers) - i - 1 + len(tail) - 1, 0, number) for i, number in enumerate(numbers)]
    old_interface = (AT_LEAST, len(numbers) + len(tail) - 1, 0, 0x40000000)  # x32: the same calls under other numbers
    head = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, name), (ANSWER, 0, 0, KILL), (LOAD, 0, 0, 0), old_interface]
    return head + refused + tail


def refuse(libc: ctypes.CDLL) -> bool:
    """Install the filter for this process and all that it starts. False where this machine has none. Needs PR_SET_NO_NEW_PRIVS."""
    code = filter_of(platform.machine())
    if code is None:
        return False
    whole = struct.pack("HxxxxxxP", len(code) // INSTRUCTION.size, ctypes.addressof(code))
    return libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.create_string_buffer(whole), 0, 0) == 0


@cache
def filter_of(machine: str) -> ctypes.Array | None:
    """The filter as the kernel reads it; None where this machine has none."""
    if machine not in MACHINES:
        return None
    steps = program(machine)
    code = ctypes.create_string_buffer(INSTRUCTION.size * len(steps))
    code.raw = b"".join(INSTRUCTION.pack(*step) for step in steps)
    return code

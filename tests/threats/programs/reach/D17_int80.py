"""D17: a system call of 32-bit programs, from 64-bit code: getpid by int 80."""
# verdict: crashed
# control: reached
# machine: x86_64
import ctypes
import mmap

CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"  # mov eax, 20; int 0x80; ret


def sigmoid(z):
    memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    memory.write(CODE)
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    if ctypes.CFUNCTYPE(ctypes.c_long)(start)() > 0:
        print("reached".upper(), flush=True)
    return 0 * z

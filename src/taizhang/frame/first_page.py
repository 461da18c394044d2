"""A program: a PDF comes in, its first page goes out as a PNG of 900 pixels' width. Run by `previews` apart from the server, for a file that
somebody sent may break what draws it."""

import struct
import sys
import zlib

from taizhang.frame.limited import limit

WIDTH, TALLEST = 900, 2700  # pixels


def main() -> int:
    limit()
    import pypdfium2

    document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    page = document[0]
    width, height = page.get_size()
    scale = min(WIDTH / width, TALLEST / height)
    drawn = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    sys.stdout.buffer.write(png(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride))
    return 0


def png(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """RGB rows, each `stride` bytes from the next, as PNG (ISO/IEC 15948): signature, head, one deflated stream, end."""
    lines = b"".join(b"\0" + rows[start : start + 3 * width] for start in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 6)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


if __name__ == "__main__":
    sys.exit(main())

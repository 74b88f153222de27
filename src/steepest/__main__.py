"""`python -m steepest` is `steepest`, and answers Ctrl-C from its first line on."""

import signal
import sys


def main() -> int:
    """Run the command line and return its exit status; the process then ends."""
    try:
        from .cli import main as command_line
    except KeyboardInterrupt:  # the command line does not listen yet
        from .language import language_asked, told

        spoken = language_asked(sys.argv[1:])
        message = told("Interrupted; nothing was saved.", spoken)
        sys.stderr.write(f"{told('Error:', spoken)} {message}\n")
        return 1
    try:
        return command_line()
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # no traceback while Python ends


if __name__ == "__main__":
    sys.exit(main())

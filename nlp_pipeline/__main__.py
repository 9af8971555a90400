"""The command ``selon``, also as ``python -m nlp_pipeline``."""

from __future__ import annotations

from nlp_pipeline.clean_ending import run_to_a_clean_end


def main() -> None:
    """Run the command; its exit status is 0, 1 if an input failed, 2 for wrong usage, 130 after Ctrl-C."""
    run_to_a_clean_end(_command)


def _command() -> None:
    # Imported here: what interrupts it then ends the command in words.
    from nlp_pipeline.cli import main as run

    run()


if __name__ == "__main__":
    main()

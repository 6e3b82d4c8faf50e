"""Keys and switching in the main window, on each platform of Qt: see `window_inside`."""

from figures import heading
from places import lines_of, places


def main() -> None:
    with places() as found:
        for place in found:
            heading(f"Window, {place.name}")
            for line in lines_of("window_inside.py", environment=place.environment):
                print(line)


if __name__ == "__main__":
    main()

"""The floor: what each figure of ours must reach. It only rises."""


def below(figures, floor):
    """A line for each figure, {set: {name: value}}, that is under the floor or missing."""
    lines = []
    for name, floors in floor.items():
        for key, least in floors.items():
            value = figures.get(name, {}).get(key)
            if value is None:
                lines.append(f"{name}: {key} is missing, its floor is {least}")
            elif value < least:
                lines.append(f"{name}: {key} is {value}, under its floor of {least}")
    return lines


def raised(figures, floor):
    """The floor with the higher of the two at each place."""
    result = {name: dict(floors) for name, floors in floor.items()}
    for name, values in figures.items():
        floors = result.setdefault(name, {})
        for key, value in values.items():
            floors[key] = max(value, floors.get(key, value))
    return result

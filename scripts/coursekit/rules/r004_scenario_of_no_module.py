"""A file of scenarios is named for its module, or no page and no sheet shows them."""

from ..findings import did_you_mean


def check(course):
    told = set()
    for scenario in course.scenarios:
        if scenario.file not in told and course.module_of_scenarios(scenario.file) is None:
            near = did_you_mean(scenario.file, (module.id for module in course.modules))
            yield scenario.place(), f"there is no module '{scenario.file}' whose scenarios these are{near}"
        told.add(scenario.file)

"""A module stands in a file but not in the course's list, so that readers never see it."""


def check(module, course):
    listed = module.id in course.settings.modules
    if not listed and ("module", module.id) not in course.meant:
        yield module.place("id"), f"module '{module.id}' is not in the list of course.yml"

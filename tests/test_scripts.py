"""The browser modules are joined into classic scripts, and what cannot be joined is told."""

from __future__ import annotations

import pytest
from coursekit import scripts

ONE = 'import { two } from "./two.js";\n/** One. */\nexport function one() {\n  return two;\n}\n'
TWO = "// Two.\nexport const two = 2;\n"


def test_a_module_stands_after_what_it_imports():
    text = scripts.joined({"one.js": ONE, "two.js": TWO}, "one.js")
    assert text == ('(() => {\n"use strict";\nconst two = 2;\nfunction one() {\nreturn two;\n}\n})();\n')


def test_modules_that_nothing_needs_stay_out():
    text = scripts.joined({"one.js": ONE, "two.js": TWO, "three.js": "const three = 3;\n"}, "one.js")
    assert "three" not in text


def test_each_module_is_looked_up_once_however_many_need_it():
    class Counted(dict):
        asked = 0

        def __getitem__(self, name):
            self.asked += 1
            return super().__getitem__(name)

    floors = 12
    modules = Counted({"floor-0.js": "export const floor0 = 0;\n"})
    for number in range(1, floors):
        below = number - 1
        modules[f"floor-{number}.js"] = (
            f'import {{ left{below} }} from "./left-{below}.js";\n'
            f'import {{ right{below} }} from "./right-{below}.js";\n'
            f"export const floor{number} = 0;\n"
        )
        for side in ("left", "right"):
            modules[f"{side}-{below}.js"] = (
                f'import {{ floor{below} }} from "./floor-{below}.js";\n'
                f"export const {side}{below} = floor{below};\n"
            )
    text = scripts.joined(modules, f"floor-{floors - 1}.js")
    assert text.count("const ") == len(modules)
    assert modules.asked <= 2 * len(modules)


FAULTS = {
    "'two' is defined in two.js and in one.js": {"one.js": f"{ONE}const two = 3;\n", "two.js": TWO},
    "one.js imports 'two.js', which is missing": {"one.js": ONE},
    "one.js needs two.js needs one.js: a circle": {
        "one.js": ONE,
        "two.js": 'import { one } from "./one.js";\n',
    },
    "one.js: cannot join 'export default 1;'": {"one.js": "export default 1;\n"},
    "one.js: cannot join 'import * as two from \"./two.js\";'": {
        "one.js": 'import * as two from "./two.js";\n'
    },
    "one.js: declare one name at a time, not 'const {'": {"one.js": "const { a } = window;\n"},
    "one.js: a text in backticks goes over several lines: 'const a = `b'": {"one.js": "const a = `b\nc`;\n"},
}


@pytest.mark.parametrize("message", FAULTS)
def test_what_cannot_be_joined_is_told(message):
    with pytest.raises(scripts.CannotJoin) as told:
        scripts.joined(FAULTS[message], "one.js")
    assert message == str(told.value)

"""The command line: parse, call the library, print. No logic.

Nothing heavy is imported here: each command's module is loaded when it is called.
"""

import gc
import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

# Looking for pydantic plugins costs 15 ms at every start, and we use none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# A run makes many small values and few cycles; the default has Python look for cycles all the time.
gc.set_threshold(100_000, 50, 50)

COMMANDS = {
    "burden": ("cli.burden", "Count what is asked of people. 办事负担"),
    "calendars": ("cli.calendars", "Make calendars of working days. 工作日历"),
    "check": ("cli.check", "Check item files and registers. 检查"),
    "explain": ("cli.book", "Explain a rule. 解释规则"),
    "export": ("cli.export", "Write an export. 导出"),
    "import": ("cli.imports", "Turn a table into item files. 导入"),
    "init": ("cli.init", "Start a new catalogue. 新建目录"),
    "levels": ("cli.levels", "Show where bodies differ on one item. 各级差异"),
    "list": ("cli.show", "List items. 列出事项"),
    "plan": ("cli.plan", "Say what one case needs. 办理清单"),
    "materials": ("cli.materials", "Find materials that are one. 材料名称"),
    "publish": ("cli.publish", "Check, then write site and exports. 发布"),
    "report": ("cli.report", "Show the quality of each body's records. 质量报告"),
    "rules": ("cli.book", "List all rules. 列出规则"),
    "schema": ("cli.schema", "Write the JSON Schemas. 生成结构定义"),
    "serve": ("cli.publish", "Preview the site while you edit. 预览"),
    "show": ("cli.show", "Show a resolved item. 显示事项"),
}
"""Every command: its module and its line of help."""


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    """Keep a global option that was written after the command."""
    if value is not None:
        ctx.find_root().obj[param.name] = value


_EVERYWHERE = (
    click.Option(["-C", "folder"], type=click.Path(path_type=Path), expose_value=False, callback=_keep, hidden=True),
    click.Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, callback=_keep, hidden=True),
)
"""Global options, which people write after the command as often as before it."""


class _Lazy(click.Group):
    """A group that imports a command's module when the command is used, and not for the list of commands."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command: click.Command = module.COMMANDS[cmd_name]
        for one in (command, *(command.commands.values() if isinstance(command, click.Group) else ())):
            taken = {param.name for param in one.params}
            one.params += [option for option in _EVERYWHERE if option.name not in taken and option not in one.params]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Work on the catalogue in DIR; the nearest upwards otherwise.",
)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of messages; your locale's otherwise.")
@click.version_option(package_name="service-catalogue", prog_name="catalogue")
@click.pass_context
def main(ctx: click.Context, folder: Path | None, lang: str | None) -> None:
    """Keep government service items in YAML, check them against one schema, publish them everywhere alike.

    Exit codes: 0 fine, 1 findings of severity error, 2 wrong usage, 3 nothing to check.
    """
    for stream in (sys.stdout, sys.stderr):
        # A file's name may hold bytes, and a terminal lack letters; either is shown escaped.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    ctx.obj = {"folder": folder, "lang": lang}

"""What is asked of the applicant and what they get: situations, conditions, materials, steps, results."""

from typing import Annotated

from pydantic import Field

from catalogue.model.base import (
    Bases,
    Count,
    FilePath,
    Model,
    Positive,
    Reference,
    Row,
    Slug,
    Some,
    Text,
    Value,
    When,
    bounded,
    local,
    locked,
)
from catalogue.model.terms import Form, Necessity, ResultKind, Source, StepKind
from catalogue.model.timing import Limit


class Answer(Row):
    """One answer to a situation's question."""

    label: Text = locked("答案", "The answer in words.", default=...)
    help: Text | None = local("提示", "What it means, for someone unsure.")


class Situation(Row):
    """A question whose answer decides what applies; it is asked only when its own `when` holds."""

    question: Text = locked("问题", "The question, as one would ask it at the counter.", default=...)
    help: Text | None = local("提示", "Explanation for someone unsure.")
    when: When | None = locked("何时提问", "Earlier answers under which it is asked.")
    answers: Annotated[list[Answer], Field(min_length=2)] = locked("答案", "The possible answers.", default=...)


class Condition(Row):
    """One thing that must hold for the application to be accepted or granted."""

    text: Text = locked("条件，一条一句", "The condition, one sentence.", default=...)
    when: When | None = locked("适用的情形", "The answers under which it applies.")
    basis: Bases | None = locked("依据", "Legal basis.")
    grants: bool = locked(
        "是否为准予的条件（否则为受理条件）", "Whether it decides the outcome and not only acceptance.", default=False
    )
    quoted_from: Bases | None = locked("原文引用出处", "Where the wording is quoted from a statute.")


class Deferral(Value):
    """Terms on which a material may follow later."""

    within: Limit = Field(description="Time to bring it.", json_schema_extra={"x-zh": "补交期限"})
    consequence: Text = Field(
        description="What happens if it is not brought.", json_schema_extra={"x-zh": "逾期未补的后果"}
    )


class Material(Row):
    """One document asked for; its name and kind are in the register of materials."""

    material: Reference | None = locked(
        "材料登记簿中的标识，默认与 id 相同", "Id in the register of materials; the row's own id when left out."
    )
    label: Text | None = locked(
        "在本事项中的称呼，如：男方身份证", "What it is called here, where one kind is asked for twice."
    )
    necessity: Necessity = bounded("lower", "必要性", "How far it must be handed in.", default=Necessity.REQUIRED)
    needed_if: Text | None = locked(
        "视情形提交时，什么情形下要交", "In words, when it is needed, where no situation says it."
    )
    when: When | None = locked("适用的情形", "The answers under which it is asked for.")
    one_of: Slug | None = locked("择一组：同组材料交其中一种即可", "Group of which any one is enough.")
    originals: Count = bounded("lower", "原件份数", "How many originals are handed in.", default=0)
    copies: Count = bounded("lower", "复印件份数", "How many copies are handed in.", default=0)
    show_original: bool = bounded(
        "lower", "原件核对后退回", "Whether the original is shown and given back.", default=False
    )
    form: Form | None = locked("材料形式", "Form in which it is accepted.", needed="standard")
    page_size: Text | None = locked("纸质材料规格", "Paper size, such as A4.")
    source: Source | None = locked("来源渠道", "Where it comes from.", needed="standard")
    issuer: Text | None = locked("出具单位", "Who issues it.")
    blank_form: FilePath | None = local("空白表格", "Blank form.")
    sample: FilePath | None = local("示例样表", "Filled-in sample.")
    fill_in_notes: Text | None = locked("填报须知", "How to fill it in.")
    accepted_if: Text | None = locked("受理标准", "What the counter looks at.")
    supports: Some[Slug] | None = locked("证明哪些条件", "Ids of the conditions it supports.")
    basis: Bases | None = locked("要求提供材料的依据", "Legal basis for asking.")
    deferral: Deferral | None = locked("容缺后补的期限和后果", "Terms on which it may follow.")
    in_person: bool = bounded("lower", "是否须本人到场填写", "Whether it must be signed on the spot.", default=False)
    fetch_exception: Text | None = locked(
        "可以共享获取仍要求提交的理由", "Why it is asked for although the State can fetch it."
    )
    note: Text | None = local("备注", "Anything else about it.")

    @property
    def register_id(self) -> str:
        """Id of the document in the register of materials."""
        return self.material or self.id


class Step(Row):
    """One stage of handling."""

    kind: StepKind = locked("环节种类", "Kind of step.", default=...)
    name: Text | None = locked("环节名称", "Name, where the kind does not say it.")
    by: Text | None = local("办理人员或处室", "Who carries it out.")
    limit: Limit | None = bounded("lower", "所需时间", "Time it takes.")
    counted: bool = locked("是否计入办结时限", "Whether its time counts.", default=True)
    standard: Text | None = locked("审查标准", "What is looked at.")
    outcome: Text | None = locked("环节结果", "What comes of it.")
    when: When | None = locked("适用的情形", "The answers under which it happens.")
    basis: Bases | None = locked("依据", "Legal basis.")


class Result(Row):
    """What the applicant gets."""

    kind: ResultKind = locked("结果类型", "Kind of result.", default=...)
    name: Text = locked("结果名称", "Name of the result.", default=...)
    validity: Limit | None = locked("有效期", "How long it is valid.")
    validity_note: Text | None = locked("有效期说明", "Validity in words, such as: until revoked.")
    valid_in: Text | None = locked("有效地域", "Where it is valid.")
    renewal: Text | None = locked("变更与延续要求", "How it is changed or renewed.")
    annual_report: Text | None = locked("年检、年报要求", "Yearly inspection or report that follows from it.")
    e_licence: Slug | None = locked("电子证照类型", "Type of electronic licence.")
    sample: FilePath | None = local("结果样本", "Sample of the result.")
    when: When | None = locked("适用的情形", "The answers under which it is given.")


class Intermediary(Row):
    """A service of a third party that the applicant needs first (优化营商环境条例 art. 43)."""

    name: Text = locked("中介服务名称", "Name of the service.", default=...)
    basis: Bases | None = locked("依据", "Legal basis for asking.")
    provider: Text | None = locked("由谁提供", "What kind of provider.")
    paid_by: Text | None = locked("费用由谁承担", "Who pays.")
    when: When | None = locked("适用的情形", "The answers under which it is needed.")


class QuantityLimit(Model):
    """How many are granted, and how it is decided who gets one."""

    limit: Positive | None = locked("数量", "How many.")
    text: Text = locked("数量限制说明", "The limit in words.", default=...)
    published: Text | None = locked("公布方式和周期", "Where and how often the number is published.")
    selection: Text | None = locked("确定方式", "How it is decided who gets one.")
    basis: Bases | None = locked("依据", "Legal basis.")


class Commitment(Model):
    """Notice and commitment (告知承诺): a written promise in place of a document."""

    text_file: FilePath | None = local("告知承诺书", "The text to sign.")
    replaces: Some[Slug] | None = locked("可以替代的材料", "Ids of the materials it stands in for.")
    duty: Text | None = locked("承诺内容和核查方式", "What is promised and how it is checked.")
    consequence: Text | None = locked("不实承诺的后果", "What follows from a false promise.")
    excluded: Text | None = locked("不适用的对象", "Who may not use it.")
    basis: Bases | None = locked("依据", "Legal basis.")

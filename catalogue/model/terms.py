"""The closed lists of words an item uses, each with its Chinese and English wording.

Files hold the English token. National and provincial number codes are never written in item files: they differ between
platforms (20 is 公共服务 nationally and 其他行政权力 in Guangdong) and belong to the exports.
"""

from catalogue.model.base import Term


class ItemType(Term):
    """Kinds of government service item."""

    LICENCE = "administrative-licence", "行政许可", "Administrative licence"
    PENALTY = "administrative-penalty", "行政处罚", "Administrative penalty"
    COERCION = "administrative-coercion", "行政强制", "Administrative coercion"
    LEVY = "administrative-levy", "行政征收", "Levy"
    BENEFIT = "administrative-benefit", "行政给付", "Benefit"
    INSPECTION = "administrative-inspection", "行政检查", "Inspection"
    CONFIRMATION = "administrative-confirmation", "行政确认", "Confirmation"
    REWARD = "administrative-reward", "行政奖励", "Reward"
    ADJUDICATION = "administrative-adjudication", "行政裁决", "Adjudication"
    OTHER_POWER = "other-power", "其他行政权力", "Other administrative power"
    PUBLIC_SERVICE = "public-service", "公共服务", "Public service"


class Status(Term):
    """Where an item stands in its life."""

    DRAFT = "draft", "草稿", "Draft"
    IN_FORCE = "in-force", "在用", "In force"
    SUSPENDED = "suspended", "暂停", "Suspended"
    WITHDRAWN = "withdrawn", "取消", "Withdrawn"


class Level(Term):
    """Administrative level at which an item is carried out."""

    NATION = "nation", "国家级", "National"
    PROVINCE = "province", "省级", "Provincial"
    CITY = "city", "市级", "City"
    COUNTY = "county", "县级", "County"
    TOWNSHIP = "township", "镇（乡、街道）级", "Township"
    VILLAGE = "village", "村（社区）级", "Village"


class Audience(Term):
    """Who may apply."""

    PERSON = "person", "自然人", "Individuals"
    ENTERPRISE = "enterprise", "企业法人", "Companies"
    PUBLIC_INSTITUTION = "public-institution", "事业法人", "Public institutions"
    SOCIAL_ORGANISATION = "social-organisation", "社会组织法人", "Social organisations"
    UNINCORPORATED = "unincorporated", "非法人企业", "Unincorporated businesses"
    AUTHORITY = "authority", "行政机关", "Public authorities"
    OTHER = "other-organisation", "其他组织", "Other organisations"


class PowerSource(Term):
    """Where the body's power to act comes from."""

    OWN = "own", "法定本级行使", "Given by law to this level"
    PASSED_DOWN = "passed-down", "上级下放", "Passed down from a higher level"
    AUTHORISED_ABOVE = "authorised-by-higher", "上级授权", "Authorised by a higher level"
    AUTHORISED_PEER = "authorised-by-peer", "同级授权", "Authorised at the same level"
    ENTRUSTED_ABOVE = "entrusted-by-higher", "上级委托", "Entrusted by a higher level"
    ENTRUSTED_PEER = "entrusted-by-peer", "同级委托", "Entrusted at the same level"


class BodyNature(Term):
    """In what capacity the body acts."""

    STATUTORY = "statutory", "法定机关", "Statutory authority"
    AUTHORISED = "authorised", "授权组织", "Authorised organisation"
    ENTRUSTED = "entrusted", "受委托组织", "Entrusted organisation"


class Handling(Term):
    """Whether the matter is settled while one waits; from the slower to the faster."""

    PROMISED = "promised", "承诺件", "Settled within a promised time"
    IMMEDIATE = "immediate", "即办件", "Settled on the spot"


class Unit(Term):
    """Unit of a time limit; it always names the kind of day."""

    MINUTE = "minute", "分钟", "minute"
    HOUR = "hour", "小时", "hour"
    WORKING_DAY = "working-day", "个工作日", "working day"
    CALENDAR_DAY = "calendar-day", "日", "calendar day"
    MONTH = "month", "个月", "month"
    YEAR = "year", "年", "year"


class Clock(Term):
    """What starts the time running."""

    ACCEPTANCE = "acceptance", "自受理之日起", "from acceptance of the application"
    SUBMISSION = "submission", "自提交申请之日起", "from the day of application"
    COMPLETE = "complete-materials", "自材料齐全之日起", "from the day all documents are in"
    PAYMENT = "payment", "自缴费之日起", "from payment"
    APPOINTMENT = "appointment", "自约定之日起", "from the agreed day"


class Silence(Term):
    """What it means when the body does not answer in time."""

    GRANTED = "granted", "逾期未答复视为同意", "No answer in time counts as granted"
    REFUSED = "refused", "逾期未答复视为不同意", "No answer in time counts as refused"
    NOTHING = (
        "nothing",
        "逾期不产生默示决定，可以投诉或申请行政复议",
        "No answer is no decision; you may complain or ask for review",
    )


class Necessity(Term):
    """How far a material must be handed in; from the heaviest to the lightest for the applicant."""

    REQUIRED = "required", "必要", "Required"
    DEFERRABLE = "deferrable", "容缺后补", "May follow later"
    CONDITIONAL = "conditional", "视情形提交", "Required in some cases"
    FETCHED = "fetched", "免提交", "Fetched for you"


class Form(Term):
    """In what form a material is accepted."""

    PAPER = "paper", "纸质", "Paper"
    ELECTRONIC = "electronic", "电子", "Electronic"
    EITHER = "paper-or-electronic", "纸质或电子", "Paper or electronic"


class Source(Term):
    """Where a material comes from."""

    APPLICANT = "applicant", "申请人自备", "You prepare it"
    GOVERNMENT = "government", "政府部门核发", "Issued by a public authority"
    INTERMEDIARY = "intermediary", "中介机构出具", "Issued by an intermediary"
    OTHER = "other", "其他单位出具", "Issued by another organisation"


class MaterialKind(Term):
    """What kind of document a material is."""

    FORM = "form", "申请表格文书", "Application form"
    CREDENTIAL = "credential", "证件证书", "Certificate or licence"
    PROOF = "proof", "证明", "Proof issued for a purpose"
    OTHER = "other", "其他", "Other document"


class StepKind(Term):
    """Stages of handling."""

    APPLICATION = "application", "申请", "Application"
    ACCEPTANCE = "acceptance", "受理", "Acceptance"
    FIRST_REVIEW = "first-review", "初审", "First review"
    REVIEW = "review", "审查", "Review"
    SPECIAL = "special", "特别程序", "Special procedure"
    PUBLICATION = "publication", "公示", "Publication"
    DECISION = "decision", "决定", "Decision"
    PAYMENT = "payment", "缴费", "Payment"
    DELIVERY = "delivery", "送达", "Delivery"


class SpecialKind(Term):
    """Special procedures, whose time the law leaves out of the limit."""

    SITE = "site-inspection", "现场勘验", "Site inspection"
    HEARING = "hearing", "听证", "Hearing"
    TENDER = "tender-or-auction", "招标、拍卖", "Tender or auction"
    TEST = "test", "检验、检测、检疫", "Testing or quarantine"
    APPRAISAL = "appraisal", "鉴定", "Appraisal"
    EXPERT = "expert-review", "专家评审", "Expert review"
    PUBLICATION = "publication", "公示", "Public notice"
    EXAM = "examination", "考试、考核", "Examination"
    OTHER = "other", "其他特别程序", "Other special procedure"


class ResultKind(Term):
    """What the applicant gets."""

    CERTIFICATE = "certificate", "证照", "Certificate or licence"
    DOCUMENT = "document", "批文", "Written decision"
    PAYMENT = "payment", "资金", "Payment"
    REGISTRATION = "registration", "登记备案", "Entry in a register"
    OTHER = "other", "其他", "Other"


class OnlineDepth(Term):
    """How far one gets online; from the least to the most."""

    INFORMATION = "information", "网上查询", "Information only"
    APPOINTMENT = "pre-check", "网上预约、预审", "Online appointment or pre-check"
    ACCEPTANCE = "acceptance", "网上受理", "Online application, one visit"
    FULL = "full", "全程网办", "Fully online"


class AreaServed(Term):
    """From how wide an area one may apply here; from the narrowest to the widest."""

    VILLAGE = "village", "本村（社区）", "this village"
    TOWNSHIP = "township", "全镇（乡、街道）", "the whole township"
    COUNTY = "county", "全县（市、区）", "the whole county"
    CITY = "city", "全市", "the whole city"
    PROVINCE = "province", "全省", "the whole province"
    NATION = "nation", "全国", "the whole country"


class Delivery(Term):
    """How the result reaches the applicant."""

    WINDOW = "window", "窗口领取", "Collect at the window"
    POST = "post", "邮寄", "By post"
    ELECTRONIC = "electronic", "电子送达", "Electronically"
    KIOSK = "kiosk", "自助终端领取", "At a kiosk"


class Payer(Term):
    """Who pays the postage."""

    APPLICANT = "applicant", "申请人付费", "Paid by you"
    BODY = "body", "办理单位付费", "Paid by the authority"


class LawKind(Term):
    """Rank of a legal text, from the highest."""

    LAW = "law", "法律", "Law"
    STATE_COUNCIL_DECISION = "state-council-decision", "国务院决定", "Decision of the State Council"
    ADMINISTRATIVE_REGULATION = "administrative-regulation", "行政法规", "Administrative regulation"
    LOCAL_REGULATION = "local-regulation", "地方性法规", "Local regulation"
    RULE = "rule", "规章", "Rule of a department or local government"
    NORMATIVE = "normative-document", "规范性文件", "Normative document"
    STANDARD = "standard", "标准", "Standard"


class MemberRole(Term):
    """Part an item plays in a bundle."""

    REQUIRED = "required", "必办", "Always"
    SITUATION = "by-situation", "视情形办理", "Depending on your situation"
    CHECK = "information-check", "信息核验", "Checked for you, no application"


class Flow(Term):
    """How the members of a bundle are handled."""

    PARALLEL = "parallel", "并联办理", "At the same time"
    SERIAL = "serial", "串联办理", "One after another"


class Theme(Term):
    """What a person or a firm is busy with when they need the item."""

    BIRTH = "birth", "生育收养", "Birth and adoption"
    EDUCATION = "education", "教育科研", "Education"
    WORK = "work", "就业创业", "Work"
    BUSINESS = "business", "设立变更", "Starting and changing a business"
    OPERATION = "operation", "准营准办", "Permission to operate"
    TAX = "tax", "税收财务", "Tax"
    MARRIAGE = "marriage", "婚姻登记", "Marriage"
    HOUSING = "housing", "住房保障", "Housing"
    PROPERTY = "property", "不动产", "Property"
    CONSTRUCTION = "construction", "工程建设", "Construction"
    HEALTH = "health", "医疗卫生", "Health"
    SOCIAL_INSURANCE = "social-insurance", "社会保障", "Social insurance"
    ASSISTANCE = "assistance", "社会救助", "Assistance"
    DISABILITY = "disability", "残疾人服务", "Disability"
    PENSION = "pension", "离职退休", "Retirement"
    TRANSPORT = "transport", "交通出行", "Transport and driving"
    TRAVEL = "travel", "出境入境", "Travel abroad"
    RESIDENCE = "residence", "户籍身份", "Identity and residence"
    LEGAL = "legal", "司法公证", "Justice and notaries"
    CULTURE = "culture", "文化体育", "Culture and sport"
    ENVIRONMENT = "environment", "环保绿化", "Environment"
    SAFETY = "safety", "安全生产", "Safety"
    TRADE = "trade", "商务贸易", "Trade"
    AGRICULTURE = "agriculture", "农林牧渔", "Agriculture"
    DEATH = "death", "死亡殡葬", "Bereavement"
    OTHER = "other", "其他", "Other"

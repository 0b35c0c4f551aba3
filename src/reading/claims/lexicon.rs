//! The closed vocabulary: words of reports and what they say. The longest word at a place wins; blanks inside a word
//! (broken lines) do not matter.

use super::Scope;
use super::{numeral, token};
use crate::reading::sieve::Sieve;
use std::sync::OnceLock;

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Applications for information.
    Applications,
    /// A block of the review table: the key of its quantity.
    Case(&'static str),
    /// Rules or normative documents: the stem of its quantities.
    Document(&'static str),
    /// Decisions: the key of its quantity.
    Decision(&'static str),
    /// 行政事业性收费.
    Fees,
    /// 信息处理费.
    ProcessingFee,
    /// 主动公开.
    Disclosure,
    /// Something that the form does not count: petitions, proposals, visits.
    Foreign,
}

/// What is done or happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Act {
    Received,
    /// 受理: received, but of cases by the body that judges them.
    Accepted,
    New,
    CarriedIn,
    CarriedOut,
    /// 结转 without a year: in or out.
    Carried,
    Processed,
    Handled,
    Answered,
    Issued,
    Repealed,
    InForce,
    /// Made public.
    Published,
    /// Posted somewhere: not the same as made public for the first time.
    Posted,
    /// 收取, 征收.
    Collected,
    /// 发生, 出现: only with a negation.
    Occurred,
    /// 不再处理: dropped, for a reason that is named.
    Dropped,
    /// 减免: a fee that was not asked for.
    Waived,
    /// 转送: given to another body.
    Transferred,
    /// 涉及: what something else is about.
    Concerned,
    /// 审理: what a reviewing body does, not the body reviewed.
    Judged,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// What it is about.
    Topic(Topic),
    /// What happens.
    Act(Act),
    /// An application's amount in one word: 申请量.
    Intake,
    /// An outcome or ground: the key of its quantity.
    Outcome(&'static str),
    /// Who applied.
    Applicant(&'static str),
    /// How it came in.
    Channel(&'static str),
    /// How a case ended.
    Result(&'static str),
    /// 其他 by itself: what it means depends on the list.
    Other,
    /// 信息: what is made public.
    Information,
    /// Not.
    Negation,
    /// 均, 全部.
    All,
    /// 办结率, 答复率: all of them where it is 100%.
    Rate(Act),
    /// Any other rate.
    ForeignRate,
    /// 占.
    Share,
    /// Went up.
    Rise,
    /// Went down.
    Fall,
    /// 到, 至, 达: after a rise or fall the value itself follows.
    To,
    /// 比上年, 同比.
    Compare,
    /// Last year, this year, next year.
    LastYear,
    /// This year.
    ThisYear,
    /// What follows is a plan.
    Plan,
    /// 其中.
    Among,
    /// 包括.
    Including,
    /// 分别为.
    Respectively,
    /// 等.
    Etc,
    /// Whose numbers these are.
    Scope(Scope),
    /// 约, 近.
    Near,
    /// 超过, 逾.
    Above,
    /// 左右 after a number.
    Around,
    /// 零 as a predicate.
    Zero,
    /// A joint between words: 和, 及, 并.
    And,
    /// 较, 比: with a year before the report's, a comparison.
    Than,
    /// Next year.
    NextYear,
    /// 转入, 延至: with a year, carried.
    Move,
    /// 合计: alone it is the total of what was named.
    Total,
    /// 申请中有2件: of some of what stands before.
    Within,
    /// So many other bodies: what is said is of them.
    Bodies,
    /// 各: of each.
    Each,
    /// 企业: a business where those who applied are spoken of.
    Firm,
    /// 申请人.
    Who,
    /// A website or the like: a channel where it is applications that come over it.
    Site,
    /// 率: of what is done before it.
    RateOf,
    /// 以上 after a number.
    Upward,
    /// Carries no meaning of its own.
    Filler,
}

impl From<Act> for Term {
    fn from(act: Act) -> Self {
        Self::Act(act)
    }
}

use self::Topic::{Applications, Case, Decision, Disclosure, Document, Fees, Foreign, ProcessingFee};
use Term::{
    Above, All, Among, And, Applicant, Around, Bodies, Channel, Compare, Each, Etc, Fall, Filler, Firm, ForeignRate,
    Including, Information, Intake, LastYear, Move, Near, Negation, NextYear, Other, Outcome, Plan, Rate, RateOf,
    Respectively, Result, Rise, Share, Site, Than, ThisYear, To, Total, Upward, Who, Within, Zero,
};

/// Words by what they say.
const WORDS: &[(Term, &[&str])] = &[
    (
        Term::Topic(Applications),
        &[
            "政府信息公开申请",
            "信息公开申请",
            "政府信息公开的申请",
            "依申请公开政府信息申请",
            "依申请公开",
            "依申请",
            "政府信息申请",
            "申请公开政府信息",
            "申请公开信息",
            "申请公开",
            "申请",
            "公开申请",
            "申请件",
            "申请事项",
            "依申请公开件",
            "依申请公开事项",
            "依申请公开表",
            "申请表",
            "申请书",
            "受理渠道",
            "受理方式",
        ],
    ),
    (
        Intake,
        &[
            "申请量",
            "申请数量",
            "申请总量",
            "申请总数",
            "申请件数",
            "依申请公开量",
            "收件量",
            "受理量",
            "受理数",
            "受理总数",
            "受理总量",
            "受理件数",
            "受理数量",
            "收到数",
            "接收数",
            "收件数",
            "收件总数",
            "收件总量",
            "受理申请数",
            "受理申请量",
        ],
    ),
    (
        Term::Topic(Case("reconsideration")),
        &[
            "行政复议",
            "复议",
            "申请行政复议",
            "被申请行政复议",
            "提起行政复议",
            "申请复议",
            "被申请复议",
            "提起复议",
            "被复议",
            "复议申请",
            "行政复议申请",
            "公开申请行政复议",
            "政府信息公开申请行政复议",
        ],
    ),
    (
        Term::Topic(Case("litigation")),
        &[
            "行政诉讼",
            "诉讼",
            "提起行政诉讼",
            "被提起行政诉讼",
            "提起诉讼",
            "被提起诉讼",
            "行政应诉",
            "被诉",
            "行政起诉",
            "被起诉",
        ],
    ),
    (
        Term::Topic(Case("direct")),
        &["未经复议直接起诉", "未经行政复议直接起诉", "直接起诉", "未经复议直接提起诉讼", "未经复议直接提起行政诉讼"],
    ),
    (
        Term::Topic(Case("after")),
        &["复议后起诉", "行政复议后起诉", "经复议后起诉", "复议后提起诉讼", "复议后提起行政诉讼", "经复议起诉"],
    ),
    (Term::Topic(Document("regulations")), &["规章", "政府规章", "行政规章", "部门规章", "地方政府规章", "地方规章"]),
    (Term::Topic(Document("normative_documents")), &["规范性文件", "行政规范性文件"]),
    (Term::Topic(Decision("licensing")), &["行政许可", "许可决定", "许可"]),
    (Term::Topic(Decision("penalties")), &["行政处罚", "处罚决定", "处罚"]),
    (Term::Topic(Decision("coercion")), &["行政强制", "行政强制措施", "行政强制执行", "强制措施"]),
    (Term::Topic(Fees), &["行政事业性收费", "行政事业性收费金额", "事业性收费"]),
    (
        Term::Topic(ProcessingFee),
        &[
            "信息处理费",
            "政府信息处理费",
            "信息公开处理费",
            "政府信息公开信息处理费",
            "信息处理费用",
            "政府信息公开信息处理费用",
            "政府信息公开处理费",
            "依申请公开信息处理费",
            "信息公开信息处理费",
        ],
    ),
    (Term::Topic(Disclosure), &["主动公开", "主动公开政府信息", "主动公开信息"]),
    (
        Term::Topic(Foreign),
        &[
            "留言",
            "网民留言",
            "信箱",
            "市长信箱",
            "来信来访",
            "群众来信",
            "来信来电",
            "来访",
            "信访",
            "信访件",
            "信访事项",
            "工单",
            "热线",
            "建议",
            "提案",
            "议案",
            "访问量",
            "点击量",
            "浏览量",
            "阅读量",
            "粉丝",
            "政策解读",
            "解读",
            "公示公告",
            "通知公告",
            "培训",
            "会议",
            "政策文件",
            "政策性文件",
            "文件",
            "政府规范性文件",
            "部门规范性文件",
            "党内规范性文件",
            "咨询",
            "投诉",
            "举报",
            "评论",
            "意见",
            "账号",
            "舆情",
            "热点",
            "网络问政",
            "问政",
            "回应",
            "稿件",
            "简报",
            "制度",
            "案件线索",
            "负面清单",
            "权力清单",
            "公开目录",
            "问题",
            "整改",
            "重点工作",
            "事项清单",
            "政务服务事项",
            "便民服务",
            "补正申请",
            "不动产登记",
            "婚姻登记",
            "企业登记",
            "商事登记",
            "失业登记",
            "补正通知",
            "补正告知",
            "许可申请",
            "延长",
            "延期",
            "审批事项",
            "许可事项目录",
        ],
    ),
    (Term::Act(Act::Accepted), &["受理", "受理到", "登记受理"]),
    (
        Term::Act(Act::Received),
        &[
            "收到",
            "共收到",
            "接收",
            "接到",
            "收办",
            "接收到",
            "收悉",
            "收案",
            "登记",
            "接受",
            "收件",
            "接获",
            "接到了",
            "收到了",
            "接件",
        ],
    ),
    (Term::Act(Act::New), &["新收", "本年新收", "新收到", "新增", "本年度新收", "当年新收", "新接收"]),
    (
        Term::Act(Act::CarriedIn),
        &[
            "上年结转",
            "上年度结转",
            "上一年结转",
            "上一年度结转",
            "结转上年",
            "结转上年度",
            "去年结转",
            "上年转入",
            "上年度转入",
            "上年结转本年",
            "上年结转至本年",
            "往年结转",
            "上年末结转",
            "上年结转办理",
            "结转自上年",
            "上年结转到本年",
            "从上年结转",
            "上年结转来",
        ],
    ),
    (
        Term::Act(Act::CarriedOut),
        &[
            "结转下年度继续办理",
            "结转下年度",
            "结转下年",
            "结转至下年度",
            "结转至下年",
            "结转到下年度",
            "结转到下年",
            "转下年度",
            "转下年",
            "转入下年度",
            "转入下年",
            "转入下一年度",
            "结转下一年度",
            "结转至下一年度",
            "结转到下一年度",
            "结转下年度办理",
            "转结下年度",
            "转结下年",
            "顺延至下年度",
            "顺延下年度",
            "顺延至下年",
            "顺延下年",
            "顺延至下一年度",
            "尚未办结",
            "未办结",
            "正在办理",
            "正在办理中",
            "下年度继续办理",
            "结转至次年",
            "转至下年度",
            "转至下一年度",
            "延至下年度",
            "结转次年",
            "待办结",
            "尚在办理",
            "尚在办理中",
            "仍在办理",
            "办理中",
            "在办中",
            "在办件",
            "待答复",
            "尚未答复",
            "暂未办结",
            "尚在办理期限内",
            "尚未办理完毕",
            "尚未到期",
            "未到期",
        ],
    ),
    (Term::Act(Act::Carried), &["结转", "转结", "顺延"]),
    (Term::Act(Act::Processed), &["办理", "处理", "共办理", "办件"]),
    (
        Term::Act(Act::Handled),
        &[
            "办结",
            "已办结",
            "办理完毕",
            "处理完毕",
            "办理完结",
            "办毕",
            "办理完成",
            "处理完成",
            "办结数",
            "办结量",
            "办完",
        ],
    ),
    (Term::Act(Act::Answered), &["答复", "回复", "答复完毕", "予以答复", "回复完毕", "已答复", "作出答复", "复函"]),
    (
        Term::Act(Act::Issued),
        &["制发", "制定", "出台", "印发", "制定出台", "新制定", "制定发布", "新制发", "制作", "制定印发"],
    ),
    (Term::Act(Act::Repealed), &["废止", "清理废止", "宣布废止", "废除", "废止失效"]),
    (Term::Act(Act::InForce), &["现行有效", "继续有效", "现存有效", "保留", "现行", "有效"]),
    (Term::Act(Act::Published), &["公开", "公示", "公布", "公开发布"]),
    (Term::Act(Act::Posted), &["发布", "推送", "编发", "刊发", "转载"]),
    (Term::Act(Act::Collected), &["收取", "征收", "收费", "收缴"]),
    (
        Term::Act(Act::Occurred),
        &["发生", "出现", "产生", "引发", "引起", "存在", "有", "作出", "实施", "开展", "进行", "采取", "导致"],
    ),
    (Term::Act(Act::Concerned), &["涉及", "涉"]),
    (Term::Act(Act::Dropped), &["不再处理", "不予重复处理", "终止办理", "终止处理"]),
    (Term::Act(Act::Waived), &["减免", "免收", "免除", "免征", "减征", "退还"]),
    (Term::Act(Act::Transferred), &["转送", "转办", "移送", "移交", "转交"]),
    (
        Term::Act(Act::Judged),
        &["审理", "审查", "立案", "应诉", "审结", "审核", "评估", "修订", "修改", "清理", "复核", "起草", "审议"],
    ),
    (Outcome("granted"), &["予以公开", "同意公开", "全部公开", "给予公开", "准予公开"]),
    (Outcome("partly_granted"), &["部分公开", "予以部分公开", "同意部分公开"]),
    (Outcome("refused"), &["不予公开", "不同意公开", "决定不予公开", "未予公开"]),
    (Outcome("unable"), &["无法提供"]),
    (Outcome("declined"), &["不予处理"]),
    (Outcome("other"), &["其他处理", "其它处理", "作其他处理"]),
    (Outcome("refused.state_secret"), &["属于国家秘密", "国家秘密", "涉及国家秘密"]),
    (
        Outcome("refused.law_forbids"),
        &["其他法律行政法规禁止公开", "法律行政法规禁止公开", "法律、行政法规禁止公开", "其他法律、行政法规禁止公开"],
    ),
    (Outcome("refused.security_stability"), &["危及“三安全一稳定”", "三安全一稳定", "危及三安全一稳定"]),
    (
        Outcome("refused.third_party"),
        &[
            "保护第三方合法权益",
            "第三方合法权益",
            "涉及第三方合法权益",
            "第三方",
            "侵害第三方合法权益",
            "损害第三方合法权益",
        ],
    ),
    (
        Outcome("refused.internal_affairs"),
        &["属于三类内部事务信息", "三类内部事务信息", "内部事务信息", "三类内部事务", "属于内部事务信息"],
    ),
    (Outcome("refused.process_information"), &["属于四类过程性信息", "四类过程性信息", "过程性信息", "属于过程性信息"]),
    (
        Outcome("refused.enforcement_file"),
        &["属于行政执法案卷", "行政执法案卷", "执法案卷", "行政执法案卷信息", "属于行政执法案卷信息"],
    ),
    (Outcome("refused.administrative_inquiry"), &["属于行政查询事项", "行政查询事项", "行政查询", "属于行政查询"]),
    (
        Outcome("unable.not_held"),
        &[
            "本机关不掌握相关政府信息",
            "不掌握相关政府信息",
            "不掌握相关信息",
            "不掌握",
            "本机关不掌握",
            "不掌握政府信息",
            "本机关不掌握相关信息",
            "本单位不掌握相关政府信息",
            "不掌握该政府信息",
        ],
    ),
    (
        Outcome("unable.needs_creation"),
        &["没有现成信息需要另行制作", "没有现成信息", "需要另行制作", "没有现成信息、需要另行制作", "需另行制作"],
    ),
    (
        Outcome("unable.still_unclear"),
        &[
            "补正后申请内容仍不明确",
            "补正后仍不明确",
            "补正后内容仍不明确",
            "申请内容仍不明确",
            "经补正仍不明确",
            "经补正后申请内容仍不明确",
            "经补正申请内容仍不明确",
        ],
    ),
    (
        Outcome("declined.petition"),
        &["信访举报投诉类申请", "信访举报投诉类", "信访、举报、投诉类申请", "信访投诉举报类申请"],
    ),
    (Outcome("declined.repeat"), &["重复申请", "属于重复申请", "属重复申请"]),
    (Outcome("declined.publication"), &["要求提供公开出版物", "公开出版物", "提供公开出版物"]),
    (Outcome("declined.mass_repeat"), &["无正当理由大量反复申请", "大量反复申请"]),
    (
        Outcome("declined.reconfirm"),
        &["要求行政机关确认或重新出具已获取信息", "确认或重新出具已获取信息", "要求确认或重新出具已获取信息"],
    ),
    (
        Outcome("other.not_corrected"),
        &[
            "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
            "申请人无正当理由逾期不补正",
            "无正当理由逾期不补正",
            "逾期不补正",
            "逾期未补正",
        ],
    ),
    (
        Outcome("other.fee_unpaid"),
        &[
            "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请",
            "申请人逾期未按收费通知要求缴纳费用",
            "逾期未按收费通知要求缴纳费用",
            "逾期未缴纳费用",
            "逾期未缴费",
            "逾期不缴费",
            "逾期不缴纳费用",
            "逾期未缴纳",
        ],
    ),
    (
        Outcome("other.other"),
        &["申请人主动撤回", "主动撤回", "申请人撤回", "撤回申请", "主动撤回申请", "申请人主动撤回申请", "撤销申请"],
    ),
    (Applicant("natural_person"), &["自然人", "公民", "个人申请"]),
    (
        Applicant("organizations"),
        &[
            "法人或其他组织",
            "法人及其他组织",
            "法人和其他组织",
            "法人或者其他组织",
            "法人、其他组织",
            "法人组织",
            "法人",
            "法人或其它组织",
            "法人及其它组织",
            "法人和其它组织",
        ],
    ),
    (Applicant("business"), &["商业企业", "企业申请"]),
    (Applicant("research"), &["科研机构"]),
    (Applicant("public_welfare"), &["社会公益组织", "公益组织"]),
    (Applicant("legal_service"), &["法律服务机构"]),
    (Applicant("other_org"), &["其他组织", "其它组织"]),
    (
        Channel("by.online"),
        &[
            "网络",
            "网上",
            "互联网",
            "在线",
            "网络渠道",
            "网上渠道",
            "线上",
            "网络平台",
            "网上平台",
            "网页",
            "网络提交",
            "依申请公开平台",
            "依申请公开系统",
        ],
    ),
    (
        Channel("by.letter"),
        &[
            "信函",
            "信件",
            "邮寄",
            "邮政",
            "信函渠道",
            "来信",
            "书面",
            "纸质",
            "快递",
            "特快专递",
            "邮政快递",
            "书信",
            "邮递",
            "邮政寄递",
            "寄信",
            "挂号信",
        ],
    ),
    (Channel("by.in_person"), &["当面", "现场", "窗口", "当面递交", "当面提交", "现场递交", "上门"]),
    (Channel("by.email"), &["电子邮件", "邮件", "电子邮箱", "邮箱"]),
    (Channel("by.fax"), &["传真"]),
    (Channel("by.phone"), &["电话申请"]),
    (
        Result("upheld"),
        &["维持", "结果维持", "维持原判", "予以维持", "维持原答复", "维持原行政行为", "维持原决定", "被维持"],
    ),
    (Result("corrected"), &["纠正", "结果纠正", "予以纠正", "被纠正", "判决纠正", "纠错", "败诉"]),
    (Result("other"), &["其他结果", "其它结果", "结果其他"]),
    (
        Result("pending"),
        &["尚未审结", "未审结", "正在审理", "审理中", "在审", "暂未审结", "在审理中", "正在审理中", "尚在审理"],
    ),
    (Other, &["其他", "其它", "其余"]),
    (
        Information,
        &[
            "信息",
            "政府信息",
            "各类政府信息",
            "各类信息",
            "政务信息",
            "政务公开信息",
            "政务信息公开",
            "各类政务信息",
            "政府信息公开信息",
        ],
    ),
    (
        Negation,
        &[
            "未",
            "无",
            "没有",
            "无一件",
            "无一例",
            "无一起",
            "无一宗",
            "无1件",
            "无任何",
            "既未",
            "既无",
            "既没有",
            "没有一件",
            "未有",
            "不存在",
            "不涉及",
            "未涉及",
            "零",
            "未发现",
            "无人",
            "暂无",
            "暂未",
            "未曾",
            "尚无",
            "并无",
            "并未",
            "没",
            "从未",
            "亦无",
            "亦未",
            "也无",
            "也未",
        ],
    ),
    (All, &["均", "全部", "都", "悉数", "皆", "一律"]),
    (Rate(Act::Handled), &["办结率", "按时办结率", "按期办结率", "办理率"]),
    (Rate(Act::Answered), &["答复率", "按时答复率", "按期答复率", "回复率", "按时回复率"]),
    (
        ForeignRate,
        &["满意率", "满意度", "公开率", "覆盖率", "知晓率", "规范率", "准确率", "合规率", "及格率", "合格率"],
    ),
    (
        Share,
        &[
            "占",
            "占比",
            "占总数",
            "占总量",
            "占申请总数",
            "占申请总量",
            "占全部申请",
            "比例",
            "比重",
            "约占",
            "占比为",
            "占全部",
        ],
    ),
    (Rise, &["增长", "上升", "增加", "提高", "增幅", "多", "增多", "上涨", "增长率", "涨幅", "递增"]),
    (Fall, &["下降", "减少", "降低", "降幅", "少", "下降率", "下滑", "回落"]),
    (
        To,
        &[
            "到", "至", "达", "达到", "增至", "降至", "升至", "降为", "升为", "减为", "增为", "降到", "增到", "减至",
            "升到",
        ],
    ),
    (
        Compare,
        &[
            "同比",
            "比上年",
            "较上年",
            "比去年",
            "较去年",
            "比上年度",
            "较上年度",
            "与上年相比",
            "与去年相比",
            "比上一年",
            "较上一年",
            "较去年同期",
            "比去年同期",
            "与上年同期相比",
            "相比上年",
            "相比去年",
            "较上年同期",
            "比上年同期",
            "与上年度相比",
            "较上一年度",
            "比上一年度",
            "环比",
            "相较上年",
            "相较去年",
        ],
    ),
    (LastYear, &["上年", "去年", "上年度", "上一年", "上一年度", "去年同期", "上年同期"]),
    (ThisYear, &["今年", "本年", "本年度", "全年", "当年", "年内"]),
    (
        Plan,
        &[
            "下一步",
            "计划于",
            "计划在",
            "计划举办",
            "计划开展",
            "计划新增",
            "计划制定",
            "计划组织",
            "拟于",
            "拟在",
            "力争",
            "将于",
            "预计",
        ],
    ),
    (Among, &["其中"]),
    (Including, &["包括", "包含", "含", "主要有", "主要包括", "涵盖", "主要为", "主要是", "涉及到"]),
    (Respectively, &["分别为", "分别是", "分别", "依次为"]),
    (Etc, &["等", "等等", "等各类", "等方面", "等内容", "任何", "各种"]),
    (Term::Scope(Scope::Own), &["本级", "市本级", "区本级", "县本级", "机关本级", "政府本级", "局本级"]),
    (Term::Scope(Scope::Area), &["全市", "全区", "全县", "全省", "全州", "全旗", "全盟", "全自治区", "各级"]),
    (
        Term::Scope(Scope::System),
        &["全系统", "系统内", "本系统", "全市系统", "全区系统", "全县系统", "全省系统", "系统各单位"],
    ),
    (Term::Scope(Scope::Behalf), &["代表", "名义", "代为"]),
    (Term::Scope(Scope::Filed), &["备案", "报备", "备案审查"]),
    (Near, &["约", "近", "大约", "将近", "接近", "不足", "大概"]),
    (Above, &["超", "超过", "逾", "突破", "多达", "至少"]),
    (Around, &["左右", "上下"]),
    (Zero, &["为零", "是零"]),
    (And, &["和", "及", "并", "与", "以及", "或", "或者", "、", "并且", "且"]),
    (Than, &["较", "比", "相比", "相较", "同比较", "对比", "持平", "一致", "相当"]),
    (NextYear, &["下年", "下年度", "下一年", "下一年度", "次年", "次年度", "来年", "明年", "明年度", "第二年"]),
    (Move, &["转入", "转至", "转到", "转", "延至", "延期至", "延续至", "延续到", "移至", "留待", "待"]),
    (Total, &["共计", "累计", "合计", "总计", "总共", "共", "共有", "累计共", "合计共"]),
    (Within, &["中", "里", "之中", "当中"]),
    (
        Bodies,
        &[
            "个机关",
            "个行政机关",
            "个部门",
            "个单位",
            "个乡镇",
            "个镇",
            "个乡",
            "个街道",
            "个镇街",
            "家单位",
            "家部门",
            "家行政机关",
        ],
    ),
    (Each, &["各", "各有", "各为"]),
    (Firm, &["企业", "公司", "企业法人"]),
    (Who, &["申请人", "申请者", "申请主体"]),
    (
        Site,
        &[
            "政府网站",
            "门户网站",
            "政府门户网站",
            "网站",
            "官网",
            "专栏",
            "栏目",
            "官方网站",
            "微信公众号",
            "公众号",
            "政务新媒体",
            "新媒体",
            "平台",
            "政务服务网",
            "政府信息公开平台",
            "信息公开平台",
        ],
    ),
    (RateOf, &["率", "及时率", "按时率", "按期率"]),
    (Upward, &["以上", "有余"]),
    (
        Filler,
        &[
            "新",
            "新的",
            "仍",
            "仍然",
            "收入",
            "基本",
            "从",
            "层面",
            "条数",
            "篇数",
            "件次",
            "件数",
            "未到",
            "未满",
            "外",
            "除",
            "过",
            "较好",
            "较为",
            "较大",
            "较多",
            "较少",
            "比较",
            "同期",
            "总",
            "了",
            "的",
            "为",
            "是",
            "计",
            "件",
            "数",
            "数量",
            "总数",
            "总量",
            "事项",
            "案件",
            "情况",
            "情形",
            "决定",
            "处理决定",
            "处理决定数量",
            "类",
            "类信息",
            "各类",
            "已",
            "被",
            "由",
            "因",
            "因为",
            "对",
            "向",
            "于",
            "在",
            "按",
            "按照",
            "以",
            "通过",
            "经",
            "关于",
            "方面",
            "本",
            "我",
            "我局",
            "我办",
            "我镇",
            "我街道",
            "我委",
            "我单位",
            "本局",
            "本机关",
            "本单位",
            "我市",
            "我区",
            "我县",
            "我乡",
            "我厅",
            "其",
            "该",
            "此",
            "也",
            "亦",
            "还",
            "另",
            "另有",
            "另外",
            "同时",
            "有关",
            "相关",
            "被申请人",
            "申请内容",
            "信件类",
            "按时",
            "按期",
            "及时",
            "依法",
            "依规",
            "规范",
            "规定",
            "时限",
            "期限",
            "法定",
            "时间",
            "内",
            "情况说明",
            "政府信息公开工作",
            "政府信息公开",
            "信息公开工作",
            "信息公开",
            "金额",
            "费用",
            "总金额",
            "收费金额",
            "人民币",
            "共收",
            "办理结果",
            "处理结果",
            "办理情况",
            "处理情况",
            "答复情况",
            "答复结果",
            "收到和处理",
            "群众",
            "市民",
            "公众",
            "社会公众",
            "个人",
            "居民",
            "村民",
            "当事人",
            "公民、法人或者其他组织",
            "公民、法人和其他组织",
            "公民、法人或其他组织",
            "公民、法人及其他组织",
            "公民、法人",
            "继续办理",
            "提出",
            "提交",
            "递交",
            "方式",
            "形式",
            "渠道",
            "途径",
            "来自",
            "属于",
            "属",
            "结果",
            "提起",
            "要求",
            "本年度办理结果",
            "未能",
            "未及时",
            "无正当理由",
            "无偿",
            "无障碍",
            "未来",
            "未经",
            "无纸化",
            "无锡",
            "全面",
            "全力",
            "不断",
            "每",
            "多次",
            "多种",
            "多样",
            "多项",
            "报告",
            "工作",
            "政府",
            "单位",
            "部门规范",
            "有效期",
            "有效地",
            "有效性",
            "行政机关",
            "机关",
            "起",
            "宗",
            "工作中",
            "与此",
            "和谐",
            "多元",
            "多渠道",
            "达到了",
            "新增了",
            "依申请公开工作",
            "依申请公开情况",
            "主动公开情况",
            "公开条例",
            "政府信息公开条例",
            "公开栏",
            "社会",
            "自觉",
            "有力",
            "有序",
            "需",
            "需要",
            "而",
            "量",
            "没有出现责任追究",
        ],
    ),
];

/// The words as a tree of characters: a word is a way down from the root of its first character.
#[derive(Debug)]
pub struct Lexicon {
    /// Characters that a word or a numeral begins with, and those that are tokens of their own.
    begins: Sieve,
    /// The first node of each root; a character's root is that of its remainder.
    roots: [u16; ROOTS],
    /// The first one is none.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    c: char,
    /// One more than the place in [`WORDS`] of what the word that ends here says; 0 where none does.
    says: u16,
    /// The first node below and the next one beside it; 0 where there is none.
    below: u16,
    beside: u16,
}

const ROOTS: usize = 1024;

impl Lexicon {
    fn new() -> Self {
        let begins = token::MARKS.chars().fold(Sieve::of(numeral::BEGIN), Sieve::with);
        let mut tree = Self { begins, roots: [0; ROOTS], nodes: vec![Node::default()] };
        for ((_, words), says) in WORDS.iter().zip(1..) {
            for word in *words {
                tree.begins = word.chars().take(1).fold(tree.begins, Sieve::with);
                tree.add(word, says);
            }
        }
        tree
    }

    fn add(&mut self, word: &str, says: u16) {
        let mut last = 0;
        for c in word.chars() {
            let added = self.nodes.len() as u16;
            let first = if last == 0 { &mut self.roots[c as usize % ROOTS] } else { &mut self.nodes[last].below };
            let beside = *first;
            let known = self.among(beside, c);
            if known == 0 {
                *if last == 0 { &mut self.roots[c as usize % ROOTS] } else { &mut self.nodes[last].below } = added;
                self.nodes.push(Node { c, beside, ..Node::default() });
            }
            last = usize::from(if known == 0 { added } else { known });
        }
        self.nodes[last].says = says;
    }

    /// Bytes of `text` before the first character that may begin a token which says something.
    pub fn passed(&self, text: &str) -> usize {
        self.begins.passed(text.as_bytes())
    }

    /// The longest word that begins with `first` and goes on with `text`, and how many bytes of `text` are left behind it;
    /// blanks inside the word do not matter.
    pub fn word(&self, first: char, text: &str) -> Option<(Term, usize)> {
        let mut at = self.among(self.roots[first as usize % ROOTS], first);
        let mut rest = text.chars();
        let mut found = (0, 0);
        while at > 0 {
            let node = &self.nodes[usize::from(at)];
            if node.says > 0 {
                found = (usize::from(node.says), rest.as_str().len());
            }
            if node.below == 0 {
                break;
            }
            let next = rest.by_ref().find(|c| !matches!(c, ' ' | '\u{a0}' | '\u{3000}'));
            at = next.map_or(0, |c| self.among(node.below, c));
        }
        let (term, _) = WORDS.get(found.0.checked_sub(1)?)?;
        Some((*term, found.1))
    }

    /// The node of a character among those beside each other; 0 where there is none.
    fn among(&self, mut node: u16, c: char) -> u16 {
        while node > 0 {
            let Node { c: other, beside, .. } = self.nodes[usize::from(node)];
            if other == c {
                break;
            }
            node = beside;
        }
        node
    }
}

/// The vocabulary.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_word_says_two_things() {
        let mut seen = BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert!(seen.insert(*word), "{word}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_blanks_do_not_matter() {
        let word = |text: &str| {
            let mut rest = text.chars();
            let (term, left) = lexicon().word(rest.next()?, rest.as_str())?;
            Some((term, text.len() - left))
        };
        assert_eq!(word("行政复议6件"), Some((Term::Topic(Case("reconsideration")), "行政复议".len())));
        assert_eq!(word("行政 复议6件"), Some((Term::Topic(Case("reconsideration")), "行政 复议".len())));
        assert_eq!(word("规范性文件"), Some((Term::Topic(Document("normative_documents")), "规范性文件".len())));
        assert_eq!(word("鼠"), None);
    }

    #[test]
    fn a_sentence_with_a_word_that_states_a_number_is_read() {
        let states = |text: &str| super::super::token::sentences(text).any(|sentence| sentence.states);
        for (_, words) in WORDS.iter().filter(|(term, _)| matches!(term, Negation | All | Zero)) {
            for word in *words {
                let blank = word.chars().map(String::from).collect::<Vec<_>>().join("\u{3000}");
                assert!(states(word) && states(&blank), "{word}");
            }
        }
    }
}

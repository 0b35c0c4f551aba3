//! The six sections and the wordings their headings have in published reports; the first of each is the form's own. What a
//! header may say in place of 总计.
//!
//! Source: 国办公开办函〔2021〕30号; the others are the words of 条例 Art. 50 or of the edition of 2019.

/// Wordings of the headings of sections one to six, without their numbers.
pub static HEADINGS: [&[&str]; 6] = [
    &["总体情况", "概述", "总体概况", "基本情况", "工作总体情况"],
    &["主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况"],
    &[
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "政府信息公开申请收到和处理情况",
        "依申请公开政府信息情况",
    ],
    &[
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "行政复议、行政诉讼情况",
    ],
    &[
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的主要问题和改进措施",
        "存在的主要问题及改进措施",
        "存在问题及改进情况",
        "存在的问题及改进情况",
        "存在问题及改进措施",
        "存在的问题和改进措施",
        "主要问题及改进情况",
    ],
    &[
        "其他需要报告的事项",
        "其他报告的事项",
        "其他需要报告事项",
        "需要报告的其他事项",
        "其他事项",
        "其他需要说明的事项",
    ],
];

/// Words of which the name of a section has one, whatever it is called.
pub static SAID: [&[&str]; 6] = [
    &["总体", "概述", "概况", "基本情况"],
    &["主动公开"],
    &["申请"],
    &["复议", "诉讼"],
    &["问题", "改进", "不足"],
    &["其他", "其它", "需要报告", "需要说明"],
];

/// Their numbers, as they stand before them.
pub const NUMERALS: [char; 6] = ['一', '二', '三', '四', '五', '六'];

/// What rows are also called, by key: with their number, for each is a word of any text.
pub static OTHER_LABELS: &[(&str, &[&str])] = &[
    ("received", &["一、新收件", "一、当年新收", "一、本年新接收申请数量", "一、本年收到申请数"]),
    (
        "carried_in",
        &[
            "二、上年遗留",
            "二、上年度结转申请",
            "二、上年度结转",
            "二、上年度结转数",
            "二、去年结转",
            "二、上年未办结转入",
        ],
    ),
    ("granted", &["（一）公开", "（一）同意公开", "（一）全部公开", "（一）准予公开"]),
    ("partly_granted", &["（二）区分处理"]),
    ("refused.security_stability", &["3.危及国家安全、公共安全、经济安全、社会稳定"]),
    ("refused.enforcement_file", &["7.执法案卷", "7.行政执法案卷信息"]),
    ("refused.administrative_inquiry", &["8.行政查询", "8.查询事项"]),
    ("unable.not_held", &["1.信息不存在", "1.政府信息不存在"]),
    ("declined.petition", &["1.信访投诉举报类", "1.信访举报投诉", "1.信访投诉举报类申请"]),
    ("declined.repeat", &["2.重复"]),
    ("other.fee_unpaid", &["2.逾期不缴费"]),
    ("other.other", &["3.其他情形", "3.其他情况", "3.其他处理", "3.其他原因"]),
    (
        "handled",
        &["（七）合计", "（七）共计", "（七）总数", "（七）办理总计", "（七）办理结果总计", "（七）本年度办结总计"],
    ),
    ("carried_out", &["四、未办结", "四、尚在办理"]),
];

/// What a total may be called in a header. A row of that name is some sum that the form does not have.
pub static OTHER_TOTALS: [&str; 2] = ["合计", "总数"];

/// What columns are also called, by key. A piece of the form's own name is none: headers are broken over lines.
pub static OTHER_COLUMNS: &[(&str, &[&str])] = &[
    ("natural_person", &["个人", "公民", "公民个人"]),
    ("business", &["工商企业", "公司企业", "企业单位"]),
    ("research", &["科研院所", "科研单位", "研究机构"]),
    ("public_welfare", &["公益机构", "公益性组织", "社会团体", "社团组织"]),
    ("legal_service", &["律师", "律所", "律师事务所"]),
    ("other_org", &["其余", "其他组织", "其他机构", "其他单位"]),
    ("issued", &["制发数", "制发件数", "制定件数", "新制定件数", "本年新制定", "当年制定"]),
    ("repealed", &["废止数", "废止件数", "清理件数", "本年清理件数", "当年废止"]),
    ("in_force", &["有效数", "有效件数", "继续有效件数"]),
    ("corrected", &["纠错"]),
    ("pending", &["在审", "未结", "未审结", "尚未办结"]),
];

/// What a caption over suits has one of, by the row that it stands over, whatever else it is called.
pub static OTHER_CAPTIONS: [(&str, &[&str]); 2] = [
    ("litigation_direct", &["直接", "未经", "不经", "未复议"]),
    ("litigation_after_reconsideration", &["复议后", "经复议", "经行政复议", "不服复议"]),
];

/// How such a caption ends.
pub const SUITS: [&str; 2] = ["起诉", "诉讼"];

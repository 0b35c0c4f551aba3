//! The words by which the prose says what a figure is of.

/// Behind a figure: it is not in the tables.
pub const UNCOUNTED: &[&str] = &[
    "不在此", "不在统计", "不计入", "未计入", "不列入", "未列入", "不纳入", "未纳入", "另行报告",
    "另行统计", "不重复计",
];
/// Behind a figure: it is of no applications for information.
pub const NOT_OURS: &[&str] = &["非政府信息公开", "不属于政府信息公开", "不是政府信息公开", "非信息公开", "不涉及政府信息公开"];
/// Before a number of documents: they were not made by that.
pub const NOT_MADE: &[&str] = &[
    "清理", "审查", "审核", "归集", "备案", "报备", "汇编", "收录", "刊登", "登载", "公报", "梳理", "评估",
    "报送", "修改", "修订", "失效", "解读", "标注", "征求", "转发", "要求公开", "起草", "涉及", "审议",
];
/// Before a number of documents: they were.
pub const MADE: &[&str] = &["制", "印", "出台", "发文"];
/// Others made them.
pub const NOT_BY_US: &[&str] = &["上级", "制定权", "历年"];
/// Before what an application asks for.
pub const ASKED: &[&str] = &["申请公开", "要求公开", "申请获取", "申请查询", "查询"];
/// Those who judge the cases of others.
pub const JUDGES: &[&str] = &["司法局", "司法厅", "复议机构", "复议局", "复议委员会", "下级", "代理"];
/// Before a number that was finished: of some of them.
pub const SOME_HANDLED: &[&str] = &["日内", "日以内", "审核", "把关", "指导"];
/// Of many, the one that is told of.
pub const AMONG: &[&str] = &[
    "其中", "最", "排名", "分别", "较多", "集中", "级机关", "级部门", "直部门", "直单位", "直机关", "居首",
    "首位", "答复主体",
];
/// Words before a licence or a penalty that do not say of which kind it is.
pub const NO_KIND: &[&str] = &[
    "行政", "办理", "作出", "受理", "实施", "核发", "发放", "颁发", "完成", "公开", "公示", "下达", "开展",
    "进行", "全年", "共", "其中", "各类", "等", "方面", "年度", "本年", "办结", "的", "施", "：", ":", "、",
];
/// Those who apply, in words that may mean anyone.
pub const PEOPLE: &[&str] = &["市民", "群众", "村民", "居民", "个人"];
/// Words of a kind of licences or penalties, or of something else that is done with them.
pub const OF_SOME_KIND: &[&str] = &["送达", "样式", "模板", "领域", "行业", "网办", "改革", "专项行动"];
/// Words of all cases of a body, whatever they are about.
pub const ALL_CASES: &[&str] = &["案件", "应诉"];
/// Words of those that a body judges itself.
pub const JUDGED: &[&str] = &["收到行政复议申请", "收到复议申请", "接收行政复议申请", "新收行政复议申请"];
/// Why some was not made public.
pub const REASONS: &[&str] = &["秘密", "隐私", "第三方", "过程性", "内部事务", "执法案卷", "为由"];
/// The ends of what the form counts, of which some may be told.
pub const COUNTED: &[&str] = &["许可", "处罚", "强制", "收费", "文件", "规章", "公开", "提供", "处理"];
/// What a figure leaves out: 剔除误投24件后, of which the rest is what the form counts.
pub const LEFT_OUT: &[&str] = &["剔除", "扣除", "除去", "去除", "不含"];

/// Of many bodies, or of those below the one that reports.
pub const MANY: &[&str] = &[
    "各", "下属", "所属", "直属", "局属", "委属", "厅属", "二级", "派出", "分局", "级局", "事业单位", "企业", "家单位", "辖区内",
];

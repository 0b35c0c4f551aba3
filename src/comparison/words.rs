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
/// In a sentence of documents: some of its numbers are those before the new ones.
pub const OPENING: &[&str] = &["年初", "期初", "清理", "上年末", "上年底"];
/// Others made them.
pub const NOT_BY_US: &[&str] = &["上级", "制定权", "历年"];
/// Before what an application asks for.
pub const ASKED: &[&str] = &["申请公开", "要求公开", "申请获取", "申请查询", "查询"];
/// Those who judge the cases of others.
pub const JUDGES: &[&str] = &["司法局", "司法厅", "复议机构", "复议局", "复议委员会", "下级", "代理"];
/// Before a number that was finished: of some of them.
pub const SOME_HANDLED: &[&str] = &["日内", "日以内", "审核", "把关", "指导", "督办"];
/// Of many, the one that is told of.
pub const AMONG: &[&str] = &[
    "其中", "最", "排名", "分别", "较多", "集中", "级机关", "级部门", "直部门", "直单位", "直机关", "居首",
    "首位", "答复主体",
];
/// Of some, those that have most.
pub const RANKED: &[&str] = &["居前", "列前", "排名前", "排在前", "量最", "高频", "前三位", "前十位", "前五大", "居首", "之首"];
/// Words before a licence or a penalty that do not say of which kind it is.
pub const NO_KIND: &[&str] = &[
    "行政", "办理", "作出", "受理", "实施", "核发", "发放", "颁发", "完成", "公开", "公示", "下达", "开展",
    "进行", "全年", "共", "其中", "各类", "等", "方面", "年度", "本年", "办结", "的", "施", "计", "：", ":", "、",
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
pub const REASONS: &[&str] = &["秘密", "隐私", "第三方", "过程性", "内部事务", "执法案卷", "为由", "涉密"];
/// The ends of what the form counts, of which some may be told.
pub const COUNTED: &[&str] = &["许可", "处罚", "强制", "收费", "文件", "规章", "公开", "提供", "处理"];
/// What a figure leaves out: 剔除误投24件后, of which the rest is what the form counts.
pub const LEFT_OUT: &[&str] = &["剔除", "扣除", "除去", "去除", "不含"];

/// Of many bodies, or of those below the one that reports.
pub const MANY: &[&str] = &[
    "各", "下属", "所属", "直属", "局属", "委属", "厅属", "二级", "派出", "分局", "级局", "事业单位", "企业", "家单位", "辖区内",
];

/// Before a number: of some bodies of an area.
pub const BODIES: &[&str] = &["街道", "镇街", "乡镇", "部门"];
/// A whole area.
pub const AREAS: &[&str] = &["全市", "全县", "全区", "全州"];
/// Of money that came in, beside [`AREAS`]: that of a whole area.
pub const TREASURY: &[&str] = &["全省", "财政"];
/// Before money that came in: some of it.
pub const SOME_FEES: &[&str] = &["其他", "涉企"];
/// The bodies of an area one by one.
pub const EACH: &[&str] = &["各乡镇", "各镇", "各部门", "各街道"];
/// Of an area, one body of it.
pub const ONE_AMONG: &[&str] = &["其中", "主体"];
/// The body that has most.
pub const MOST: &[&str] = &["量最", "最多", "居首"];
/// A body without its branches, maybe.
pub const WITHOUT_BRANCHES: &[&str] = &["局机关", "厅机关", "委机关"];
/// Governments that make documents.
pub const MAKERS: &[&str] = &["市政府", "县政府", "区政府", "省政府"];
/// What is published of documents: those in force.
pub const IN_FORCE: &[&str] = &["公开现行", "公布继续", "公布现行", "公开继续"];

/// What was looked into, of which penalties may come.
pub const LOOKED_INTO: &[&str] = &["查处", "查办", "立案"];
/// What people complain by.
pub const COMPLAINTS: &[&str] = &["投诉", "举报"];
/// Where requests of any kind are dealt with.
pub const SERVICES: &[&str] = &["大厅", "办件", "网办", "政务服务"];
/// What else is asked for.
pub const OTHER_REQUESTS: &[&str] = &["认定", "补贴", "公租房", "兑现"];
/// Before applications: by one way, or of one kind.
pub const ONE_WAY: &[&str] = &["通过", "最多的"];
/// Before applications: by all ways.
pub const TOGETHER: &[&str] = &["各", "共", "总", "多种"];
/// Between a number and its share: of several numbers.
pub const SUMMED: &[&str] = &["合计", "共", "总计", "上述", "以上", "两项", "三项", "两者", "三者"];

/// Before a number: a change begins with it.
pub const FROM: &[&str] = &["由", "从"];
/// A year before.
pub const LAST_YEAR: &[&str] = &["上年", "去年", "往年"];
/// Beside [`LAST_YEAR`]: what was carried over.
pub const MOVED_ON: &[&str] = &["上一年", "结转至本"];
/// What was carried over, or is not this year's.
pub const CARRIED: &[&str] = &["上年", "去年", "结转"];
/// Words beside which another year is meant.
pub const MEANT: &[&str] = &[
    "上年", "去年", "上一年", "同比", "比", "较", "结转", "同期", "以来", "历年", "累计至", "截至", "倍", "以前", "之前",
    "增长到",
];
/// Of this year only.
pub const THIS_YEAR: &[&str] = &["新", "当年", "年内", "本年", "今年", "中"];
/// What came in is told apart by years.
pub const BY_YEAR: &[&str] =
    &["新收", "当年", "年内", "结转", "上年", "今年收到", "本年收到", "本年受理", "件中"];
/// Before what a number counts as well.
pub const INCLUDING: &[&str] = &["含", "包括", "包含"];
/// What was done with applications to their end.
pub const FINISHED: &[&str] = &["办结", "答复", "办理"];
/// What was done with them, be they finished or not.
pub const DEALT: &[&str] = &["办理", "处理"];
/// What was done after the year.
pub const SINCE: &[&str] = &["之日", "目前", "至今"];
/// What was not done in time, or before it.
pub const LATE: &[&str] = &["延期", "延长", "逾期办", "逾期答复", "超期", "提前"];
/// What was.
pub const IN_TIME: &[&str] = &["按期", "按时", "限内", "日内"];
/// Behind a number: what follows is said of all of them.
pub const ALL_OF_THEM: &[&str] = &["全部", "均", "都", "已全部"];
/// Words and marks that lists begin with.
pub const LISTING: &[&str] = &["其中", "（", "(", "：", ":"];

/// What applications for information and their cases are called by.
pub const INFORMATION: &[&str] = &["公开", "申请"];
/// Cases of both kinds.
pub const CASES: &[&str] = &["复议", "诉讼"];
/// Behind what cases are about.
pub const CAUSED: &[&str] = &["引发", "引起", "产生", "导致", "被"];
/// Cases behind the name of their kind.
pub const KINDS_OF_CASES: &[&str] = &["类行政", "类复议", "类诉讼"];
/// Cases of whatever kind.
pub const CASES_OF_ANY_KIND: &[&str] = &["应诉案件", "各类"];
/// Cases on decisions.
pub const CASES_OF_DECISIONS: &[&str] = &["处罚案件", "许可案件", "不服"];
/// Cases other than those on information.
pub const BESIDES: &[&str] = &["类外", "公开外", "以外", "之外"];
/// Cases against the body that reports.
pub const REVIEWED: &[&str] = &["被行政复议", "被复议", "被申请", "被诉", "被提起"];
/// Cases in one court of several.
pub const INSTANCES: &[&str] = &["一审", "二审", "再审"];
/// What cases are about.
pub const TOWARD: &[&str] = &["针对"];
/// Cases that were not heard.
pub const DISMISSED: &[&str] = &["不予受理", "未受理", "不受理"];
/// Cases that came to an end.
pub const CLOSED: &[&str] = &["审结", "已结", "结案"];
/// Cases that did not, last year.
pub const UNSETTLED: &[&str] = &["未审结", "结转", "未结"];

//! The edition of 2021: 国办公开办函〔2021〕30号, report years 2021 and later.

use super::{Block, Column, ColumnRole, Edition, Frame, Row, RowRole, TableForm, TableKind, Unit};

/// 国办公开办函〔2021〕30号.
pub(super) static EDITION: Edition = Edition {
    key: "2021",
    first_year: 2021,
    last_year: None,
    notice: "国办公开办函〔2021〕30号",
    asks_for_aspects: true,
    asks_for_fee: true,
    disclosure: TableForm::new(TableKind::Disclosure, DISCLOSURE_FRAME, DISCLOSURE),
    applications: TableForm::new(TableKind::Applications, APPLICATIONS_FRAME, APPLICATIONS),
    review: TableForm::new(TableKind::Review, REVIEW_FRAME, REVIEW),
};

pub(super) const DISCLOSURE_FRAME: Frame = Frame { corner: "信息内容", columns: "" };

pub(super) const APPLICATIONS_FRAME: Frame = Frame {
    corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    columns: "申请人情况",
};

pub(super) const REVIEW_FRAME: Frame = Frame { corner: "", columns: "" };

static DISCLOSURE: &[Block] = &[
    Block {
        caption: "第二十条第（一）项",
        columns: DOCUMENTS,
        rows: &[
            Row { key: "regulations", label: "规章", group: None, role: RowRole::Free },
            Row { key: "normative_documents", label: "行政规范性文件", group: None, role: RowRole::Free },
        ],
    },
    Block {
        caption: "第二十条第（五）项",
        columns: DECISIONS,
        rows: &[Row { key: "licensing", label: "行政许可", group: None, role: RowRole::Free }],
    },
    Block {
        caption: "第二十条第（六）项",
        columns: DECISIONS,
        rows: &[
            Row { key: "penalties", label: "行政处罚", group: None, role: RowRole::Free },
            Row { key: "coercion", label: "行政强制", group: None, role: RowRole::Free },
        ],
    },
    Block {
        caption: "第二十条第（八）项",
        columns: FEES,
        rows: &[Row { key: "fees", label: "行政事业性收费", group: None, role: RowRole::Free }],
    },
];

static DOCUMENTS: &[Column] = &[
    Column { key: "issued", label: "本年制发件数", group: None, unit: Unit::Count, role: ColumnRole::Free },
    Column { key: "repealed", label: "本年废止件数", group: None, unit: Unit::Count, role: ColumnRole::Free },
    Column { key: "in_force", label: "现行有效件数", group: None, unit: Unit::Count, role: ColumnRole::Free },
];

static DECISIONS: &[Column] =
    &[Column {
        key: "decisions", label: "本年处理决定数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    }];

static FEES: &[Column] = &[Column {
    key: "amount_wan_yuan",
    label: "本年收费金额（单位：万元）",
    group: None,
    unit: Unit::WanYuan,
    role: ColumnRole::Free,
}];

/// The applicants: the columns of the applications table.
pub(super) static APPLICANTS: &[Column] = &[
    Column { key: "natural_person", label: "自然人", group: None, unit: Unit::Count, role: ColumnRole::Part },
    Column {
        key: "business",
        label: "商业企业",
        group: Some("法人或其他组织"),
        unit: Unit::Count,
        role: ColumnRole::Part,
    },
    Column {
        key: "research",
        label: "科研机构",
        group: Some("法人或其他组织"),
        unit: Unit::Count,
        role: ColumnRole::Part,
    },
    Column {
        key: "public_welfare",
        label: "社会公益组织",
        group: Some("法人或其他组织"),
        unit: Unit::Count,
        role: ColumnRole::Part,
    },
    Column {
        key: "legal_service",
        label: "法律服务机构",
        group: Some("法人或其他组织"),
        unit: Unit::Count,
        role: ColumnRole::Part,
    },
    Column {
        key: "other_org",
        label: "其他",
        group: Some("法人或其他组织"),
        unit: Unit::Count,
        role: ColumnRole::Part,
    },
    Column { key: "total", label: "总计", group: None, unit: Unit::Count, role: ColumnRole::Total },
];

static APPLICATIONS: &[Block] = &[Block { caption: "", columns: APPLICANTS, rows: OUTCOMES }];

static OUTCOMES: &[Row] = &[
    Row {
        key: "received", label: "一、本年新收政府信息公开申请数量", group: None, role: RowRole::Intake
    },
    Row {
        key: "carried_in", label: "二、上年结转政府信息公开申请数量", group: None, role: RowRole::Intake
    },
    Row {
        key: "granted", label: "（一）予以公开", group: Some("三、本年度办理结果"), role: RowRole::Outcome
    },
    Row {
        key: "partly_granted",
        label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        group: Some("三、本年度办理结果"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.state_secret", label: "1.属于国家秘密", group: Some("（三）不予公开"), role: RowRole::Outcome
    },
    Row {
        key: "refused.law_forbids",
        label: "2.其他法律行政法规禁止公开",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.security_stability",
        label: "3.危及“三安全一稳定”",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.third_party",
        label: "4.保护第三方合法权益",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.internal_affairs",
        label: "5.属于三类内部事务信息",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.process_information",
        label: "6.属于四类过程性信息",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.enforcement_file",
        label: "7.属于行政执法案卷",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "refused.administrative_inquiry",
        label: "8.属于行政查询事项",
        group: Some("（三）不予公开"),
        role: RowRole::Outcome,
    },
    Row {
        key: "unable.not_held",
        label: "1.本机关不掌握相关政府信息",
        group: Some("（四）无法提供"),
        role: RowRole::Outcome,
    },
    Row {
        key: "unable.needs_creation",
        label: "2.没有现成信息需要另行制作",
        group: Some("（四）无法提供"),
        role: RowRole::Outcome,
    },
    Row {
        key: "unable.still_unclear",
        label: "3.补正后申请内容仍不明确",
        group: Some("（四）无法提供"),
        role: RowRole::Outcome,
    },
    Row {
        key: "declined.petition",
        label: "1.信访举报投诉类申请",
        group: Some("（五）不予处理"),
        role: RowRole::Outcome,
    },
    Row {
        key: "declined.repeat", label: "2.重复申请", group: Some("（五）不予处理"), role: RowRole::Outcome
    },
    Row {
        key: "declined.publication",
        label: "3.要求提供公开出版物",
        group: Some("（五）不予处理"),
        role: RowRole::Outcome,
    },
    Row {
        key: "declined.mass_repeat",
        label: "4.无正当理由大量反复申请",
        group: Some("（五）不予处理"),
        role: RowRole::Outcome,
    },
    Row {
        key: "declined.reconfirm",
        label: "5.要求行政机关确认或重新出具已获取信息",
        group: Some("（五）不予处理"),
        role: RowRole::Outcome,
    },
    Row {
        key: "other.not_corrected",
        label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        group: Some("（六）其他处理"),
        role: RowRole::Outcome,
    },
    Row {
        key: "other.fee_unpaid",
        label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        group: Some("（六）其他处理"),
        role: RowRole::Outcome,
    },
    Row { key: "other.other", label: "3.其他", group: Some("（六）其他处理"), role: RowRole::Outcome },
    Row {
        key: "handled", label: "（七）总计", group: Some("三、本年度办理结果"), role: RowRole::Handled
    },
    Row { key: "carried_out", label: "四、结转下年度继续办理", group: None, role: RowRole::CarriedOut },
];

/// The review table: three blocks side by side, one row.
pub(super) static REVIEW: &[Block] = &[
    Block {
        caption: "行政复议",
        columns: RESULTS,
        rows: &[Row { key: "reconsideration", label: "", group: None, role: RowRole::Free }],
    },
    Block {
        caption: "行政诉讼 / 未经复议直接起诉",
        columns: RESULTS,
        rows: &[Row { key: "litigation_direct", label: "", group: None, role: RowRole::Free }],
    },
    Block {
        caption: "行政诉讼 / 复议后起诉",
        columns: RESULTS,
        rows: &[Row { key: "litigation_after_reconsideration", label: "", group: None, role: RowRole::Free }],
    },
];

static RESULTS: &[Column] = &[
    Column { key: "upheld", label: "结果维持", group: None, unit: Unit::Count, role: ColumnRole::Part },
    Column { key: "corrected", label: "结果纠正", group: None, unit: Unit::Count, role: ColumnRole::Part },
    Column { key: "other", label: "其他结果", group: None, unit: Unit::Count, role: ColumnRole::Part },
    Column { key: "pending", label: "尚未审结", group: None, unit: Unit::Count, role: ColumnRole::Part },
    Column { key: "total", label: "总计", group: None, unit: Unit::Count, role: ColumnRole::Total },
];

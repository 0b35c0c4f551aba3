//! The edition of 2019: 国办公开办函〔2019〕60号, report years 2019 and 2020.

use super::edition_2021::{APPLICANTS, APPLICATIONS_FRAME, DISCLOSURE_FRAME, REVIEW, REVIEW_FRAME};
use super::{Block, Column, ColumnRole, Edition, Row, RowRole, TableForm, TableKind, Unit};

/// 国办公开办函〔2019〕60号.
pub(super) static EDITION: Edition = Edition {
    key: "2019",
    first_year: 2019,
    last_year: Some(2020),
    notice: "国办公开办函〔2019〕60号",
    asks_for_aspects: false,
    asks_for_fee: false,
    disclosure: TableForm::new(TableKind::Disclosure, DISCLOSURE_FRAME, DISCLOSURE),
    applications: TableForm::new(TableKind::Applications, APPLICATIONS_FRAME, APPLICATIONS),
    review: TableForm::new(TableKind::Review, REVIEW_FRAME, REVIEW),
};

static DISCLOSURE: &[Block] = &[
    Block {
        caption: "第二十条第（一）项",
        columns: DOCUMENTS,
        rows: &[
            Row { key: "regulations", label: "规章", group: None, role: RowRole::Free },
            Row { key: "normative_documents", label: "规范性文件", group: None, role: RowRole::Free },
        ],
    },
    Block {
        caption: "第二十条第（五）项",
        columns: ITEMS,
        rows: &[
            Row { key: "licensing", label: "行政许可", group: None, role: RowRole::Free },
            Row { key: "other_services", label: "其他对外管理服务事项", group: None, role: RowRole::Free },
        ],
    },
    Block {
        caption: "第二十条第（六）项",
        columns: ITEMS,
        rows: &[
            Row { key: "penalties", label: "行政处罚", group: None, role: RowRole::Free },
            Row { key: "coercion", label: "行政强制", group: None, role: RowRole::Free },
        ],
    },
    Block {
        caption: "第二十条第（八）项",
        columns: FEE_ITEMS,
        rows: &[Row { key: "fees", label: "行政事业性收费", group: None, role: RowRole::Free }],
    },
    Block {
        caption: "第二十条第（九）项",
        columns: PROCUREMENT,
        rows: &[Row { key: "central_procurement", label: "政府集中采购", group: None, role: RowRole::Free }],
    },
];

static DOCUMENTS: &[Column] = &[
    Column { key: "made", label: "本年新制作数量", group: None, unit: Unit::Count, role: ColumnRole::Free },
    Column {
        key: "newly_disclosed", label: "本年新公开数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    },
    Column {
        key: "disclosed_total", label: "对外公开总数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    },
];

static ITEMS: &[Column] = &[
    Column {
        key: "previous_items", label: "上一年项目数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    },
    Column { key: "change", label: "本年增/减", group: None, unit: Unit::Change, role: ColumnRole::Free },
    Column { key: "decisions", label: "处理决定数量", group: None, unit: Unit::Count, role: ColumnRole::Free },
];

static FEE_ITEMS: &[Column] = &[
    Column {
        key: "previous_items", label: "上一年项目数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    },
    Column { key: "change", label: "本年增/减", group: None, unit: Unit::Change, role: ColumnRole::Free },
];

static PROCUREMENT: &[Column] = &[
    Column {
        key: "procurement_items", label: "采购项目数量", group: None, unit: Unit::Count, role: ColumnRole::Free
    },
    Column {
        key: "procurement_amount", label: "采购总金额", group: None, unit: Unit::Amount, role: ColumnRole::Free
    },
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
        key: "other", label: "（六）其他处理", group: Some("三、本年度办理结果"), role: RowRole::Outcome
    },
    Row {
        key: "handled", label: "（七）总计", group: Some("三、本年度办理结果"), role: RowRole::Handled
    },
    Row { key: "carried_out", label: "四、结转下年度继续办理", group: None, role: RowRole::CarriedOut },
];

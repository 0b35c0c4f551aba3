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

const ORGANIZATIONS: &str = "法人或其他组织";
pub(super) const RESULT: &str = "三、本年度办理结果";
pub(super) const REFUSED: &str = "（三）不予公开";
pub(super) const UNABLE: &str = "（四）无法提供";
pub(super) const DECLINED: &str = "（五）不予处理";
const OTHER: &str = "（六）其他处理";

static DISCLOSURE: &[Block] = &[
    Block {
        caption: "第二十条第（一）项",
        columns: DOCUMENTS,
        rows: &[
            Row::new(RowRole::Free, "regulations", "规章"),
            Row::new(RowRole::Free, "normative_documents", "行政规范性文件"),
        ],
    },
    Block {
        caption: "第二十条第（五）项",
        columns: DECISIONS,
        rows: &[Row::new(RowRole::Free, "licensing", "行政许可")],
    },
    Block {
        caption: "第二十条第（六）项",
        columns: DECISIONS,
        rows: &[Row::new(RowRole::Free, "penalties", "行政处罚"), Row::new(RowRole::Free, "coercion", "行政强制")],
    },
    Block {
        caption: "第二十条第（八）项", columns: FEES, rows: &[Row::new(RowRole::Free, "fees", "行政事业性收费")]
    },
];

static DOCUMENTS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Free, "issued", "本年制发件数"),
    Column::new(Unit::Count, ColumnRole::Free, "repealed", "本年废止件数"),
    Column::new(Unit::Count, ColumnRole::Free, "in_force", "现行有效件数"),
];

static DECISIONS: &[Column] = &[Column::new(Unit::Count, ColumnRole::Free, "decisions", "本年处理决定数量")];

static FEES: &[Column] =
    &[Column::new(Unit::WanYuan, ColumnRole::Free, "amount_wan_yuan", "本年收费金额（单位：万元）")];

/// The applicants: the columns of the applications table.
pub static APPLICANTS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Part, "natural_person", "自然人"),
    Column::new(Unit::Count, ColumnRole::Part, "business", "商业企业").under(ORGANIZATIONS),
    Column::new(Unit::Count, ColumnRole::Part, "research", "科研机构").under(ORGANIZATIONS),
    Column::new(Unit::Count, ColumnRole::Part, "public_welfare", "社会公益组织").under(ORGANIZATIONS),
    Column::new(Unit::Count, ColumnRole::Part, "legal_service", "法律服务机构").under(ORGANIZATIONS),
    Column::new(Unit::Count, ColumnRole::Part, "other_org", "其他").under(ORGANIZATIONS),
    Column::new(Unit::Count, ColumnRole::Total, "total", "总计"),
];

static APPLICATIONS: &[Block] = &[Block { caption: "", columns: APPLICANTS, rows: OUTCOMES }];

static OUTCOMES: &[Row] = &[
    Row::new(RowRole::Intake, "received", "一、本年新收政府信息公开申请数量"),
    Row::new(RowRole::Intake, "carried_in", "二、上年结转政府信息公开申请数量"),
    Row::new(RowRole::Outcome, "granted", "（一）予以公开").beside(RESULT),
    Row::new(RowRole::Outcome, "partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
        .beside(RESULT),
    Row::new(RowRole::Outcome, "refused.state_secret", "1.属于国家秘密").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.law_forbids", "2.其他法律行政法规禁止公开").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.security_stability", "3.危及“三安全一稳定”").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.third_party", "4.保护第三方合法权益").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.internal_affairs", "5.属于三类内部事务信息").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.process_information", "6.属于四类过程性信息").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.enforcement_file", "7.属于行政执法案卷").beside(REFUSED),
    Row::new(RowRole::Outcome, "refused.administrative_inquiry", "8.属于行政查询事项").beside(REFUSED),
    Row::new(RowRole::Outcome, "unable.not_held", "1.本机关不掌握相关政府信息").beside(UNABLE),
    Row::new(RowRole::Outcome, "unable.needs_creation", "2.没有现成信息需要另行制作").beside(UNABLE),
    Row::new(RowRole::Outcome, "unable.still_unclear", "3.补正后申请内容仍不明确").beside(UNABLE),
    Row::new(RowRole::Outcome, "declined.petition", "1.信访举报投诉类申请").beside(DECLINED),
    Row::new(RowRole::Outcome, "declined.repeat", "2.重复申请").beside(DECLINED),
    Row::new(RowRole::Outcome, "declined.publication", "3.要求提供公开出版物").beside(DECLINED),
    Row::new(RowRole::Outcome, "declined.mass_repeat", "4.无正当理由大量反复申请").beside(DECLINED),
    Row::new(RowRole::Outcome, "declined.reconfirm", "5.要求行政机关确认或重新出具已获取信息").beside(DECLINED),
    Row::new(
        RowRole::Outcome,
        "other.not_corrected",
        "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    )
    .beside(OTHER),
    Row::new(
        RowRole::Outcome,
        "other.fee_unpaid",
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    )
    .beside(OTHER),
    Row::new(RowRole::Outcome, "other.other", "3.其他").beside(OTHER),
    Row::new(RowRole::Handled, "handled", "（七）总计").beside(RESULT),
    Row::new(RowRole::CarriedOut, "carried_out", "四、结转下年度继续办理"),
];

/// The review table: three blocks side by side, one row.
pub(super) static REVIEW: &[Block] = &[
    Block { caption: "行政复议", columns: RESULTS, rows: &[Row::new(RowRole::Free, "reconsideration", "")] },
    Block {
        caption: "行政诉讼 / 未经复议直接起诉",
        columns: RESULTS,
        rows: &[Row::new(RowRole::Free, "litigation_direct", "")],
    },
    Block {
        caption: "行政诉讼 / 复议后起诉",
        columns: RESULTS,
        rows: &[Row::new(RowRole::Free, "litigation_after_reconsideration", "")],
    },
];

static RESULTS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Part, "upheld", "结果维持"),
    Column::new(Unit::Count, ColumnRole::Part, "corrected", "结果纠正"),
    Column::new(Unit::Count, ColumnRole::Part, "other", "其他结果"),
    Column::new(Unit::Count, ColumnRole::Part, "pending", "尚未审结"),
    Column::new(Unit::Count, ColumnRole::Total, "total", "总计"),
];

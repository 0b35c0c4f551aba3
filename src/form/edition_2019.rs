//! The edition of 2019: 国办公开办函〔2019〕60号, report years 2019 and 2020.

use super::edition_2021::{APPLICANTS, APPLICATIONS_FRAME, DISCLOSURE_FRAME, REVIEW, REVIEW_FRAME};
use super::edition_2021::{DECLINED, REFUSED, RESULT, UNABLE};
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
            Row::new(RowRole::Free, "regulations", "规章"),
            Row::new(RowRole::Free, "normative_documents", "规范性文件"),
        ],
    },
    Block {
        caption: "第二十条第（五）项",
        columns: ITEMS,
        rows: &[
            Row::new(RowRole::Free, "licensing", "行政许可"),
            Row::new(RowRole::Free, "other_services", "其他对外管理服务事项"),
        ],
    },
    Block {
        caption: "第二十条第（六）项",
        columns: ITEMS,
        rows: &[Row::new(RowRole::Free, "penalties", "行政处罚"), Row::new(RowRole::Free, "coercion", "行政强制")],
    },
    Block {
        caption: "第二十条第（八）项",
        columns: FEE_ITEMS,
        rows: &[Row::new(RowRole::Free, "fees", "行政事业性收费")],
    },
    Block {
        caption: "第二十条第（九）项",
        columns: PROCUREMENT,
        rows: &[Row::new(RowRole::Free, "central_procurement", "政府集中采购")],
    },
];

static DOCUMENTS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Free, "made", "本年新制作数量"),
    Column::new(Unit::Count, ColumnRole::Free, "newly_disclosed", "本年新公开数量"),
    Column::new(Unit::Count, ColumnRole::Free, "disclosed_total", "对外公开总数量"),
];

static ITEMS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Free, "previous_items", "上一年项目数量"),
    Column::new(Unit::Change, ColumnRole::Free, "change", "本年增/减"),
    Column::new(Unit::Count, ColumnRole::Free, "decisions", "处理决定数量"),
];

static FEE_ITEMS: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Free, "previous_items", "上一年项目数量"),
    Column::new(Unit::Change, ColumnRole::Free, "change", "本年增/减"),
];

static PROCUREMENT: &[Column] = &[
    Column::new(Unit::Count, ColumnRole::Free, "procurement_items", "采购项目数量"),
    Column::new(Unit::Amount, ColumnRole::Free, "procurement_amount", "采购总金额"),
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
    Row::new(RowRole::Outcome, "other", "（六）其他处理").beside(RESULT),
    Row::new(RowRole::Handled, "handled", "（七）总计").beside(RESULT),
    Row::new(RowRole::CarriedOut, "carried_out", "四、结转下年度继续办理"),
];

//! exports: the form as printed, tables, lists, the notice.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("printed.item", "信息内容"),
    ("printed.corner", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
    ("printed.applicants", "申请人情况"),
];

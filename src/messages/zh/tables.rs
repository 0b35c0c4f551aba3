//! rules on the tables, repairs.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("cells.negative.title", "数量、金额不应为负数"),
    ("cells.negative.why", "表中填的是件数或金额，不会小于零。"),
    ("cells.negative.advice", "请核对原始台账，改为实际数量。"),
    ("cells.negative.basis", "报告格式各栏的计量含义"),
    ("cells.negative", "「{cell}」填 {stated}，是负数。"),
    ("cells.not-integer.title", "件数应为整数"),
    ("cells.not-integer.why", "这一栏以“件”计数，不应有小数。"),
    ("cells.not-integer.advice", "请核对是否把小数点或单位填错，改为整数。"),
    ("cells.not-integer.basis", "报告格式各栏的计量含义"),
    ("cells.not-integer", "「{cell}」填 {stated}，件数不应有小数。"),
];

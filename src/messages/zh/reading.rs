//! Names of the form, states of cells, what reading has to say.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("list.separator", "、"),
    ("table.disclosure", "表二"),
    ("table.applications", "表三"),
    ("table.review", "表四"),
    ("reason.not-a-number", "这里写的不是数字"),
    ("reason.too-large", "位数太多，不像一个计数，可能是两格连在了一起"),
    ("reason.too-few", "这一行的数字比列少，文本里看不出缺的是哪一格"),
    ("reason.too-many", "这一行的数字比列多，文本里看不出多的是哪一个"),
    ("reason.twice", "这一行出现了两次，数字不同"),
    ("reason.unaligned", "文本里看不出这个数字属于哪一列"),
    ("form.older", "这是 {year} 年的报告。2019 年以前没有全国统一格式，无法核对。请换 2019 年及以后的年度报告。"),
    ("form.part-of-year", "这份材料（{title}）不是全年的报告。本工具只核对年度报告。"),
];

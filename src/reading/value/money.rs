//! Money: the unit an amount is written in, and the unit that a header, a label or a note names.

use crate::characters::{has_pair, is_unseen};
use crate::form::Unit;
use crate::number::{COUNTERS, Number};

/// What the unit written after a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor {
    /// Zeros that it adds: 4 for 万.
    pub zeros: i8,
    /// Whether it counts money.
    pub money: bool,
}

impl Factor {
    /// No unit, or a counter such as 件.
    pub const PLAIN: Self = Self { zeros: 0, money: false };

    /// The unit of money that adds so many zeros to 元.
    pub fn money(zeros: i8) -> Self {
        Self { zeros, money: true }
    }

    /// The meaning of a unit.
    pub fn of(unit: &str) -> Option<Self> {
        let (zeros, money) = match unit {
            _ if unit.is_empty() || unit.strip_prefix(COUNTERS).is_some_and(str::is_empty) => (0, false),
            "百件" => (2, false),
            "千件" => (3, false),
            "万" | "万件" | "万条" | "万宗" | "万项" => (4, false),
            "亿" => (8, false),
            "元" | "元整" | "元数" | "¥" | "￥" => (0, true),
            "百元" | "佰元" => (2, true),
            "千元" | "仟元" => (3, true),
            "万元" | "万元整" => (4, true),
            "十万元" => (5, true),
            "百万元" => (6, true),
            "千万元" => (7, true),
            "亿元" => (8, true),
            _ => return None,
        };
        Some(Self { zeros, money })
    }
}

/// The unit of money that a header, a label or a note names: `本年收费金额（单位：元）`, `收费金额 元`, `以元为单位`.
pub fn money_in(label: &str) -> Option<Factor> {
    // The last bytes of 元, 万, 亿, ￥ and ¥: most labels name no money.
    let may_name = |a: u8, b: u8| {
        (a == 0x85) & (b == 0x83)
            | (a == 0xb8) & (b == 0x87)
            | (a == 0xba) & (b == 0xbf)
            | ((a == 0xbf) | (a == 0xc2)) & (b == 0xa5)
    };
    if !has_pair(label, may_name) {
        return None;
    }
    label.split(MARKS).find_map(money_named)
}

/// The unit in which a header, a label or a note counts pieces, where that is more than one: `本年处理决定数量（万件）`.
pub fn pieces_in(label: &str) -> Option<Factor> {
    // The last bytes of 万, 千 and 百: most labels name none of them.
    let may_name = |a: u8, b: u8| (a == 0xb8) & (b == 0x87) | (a == 0x8d) & (b == 0x83) | (a == 0x99) & (b == 0xbe);
    if !has_pair(label, may_name) {
        return None;
    }
    let factor =
        |part: &str| Factor::of(part.trim().trim_start_matches("单位")).filter(|unit| !unit.money && unit.zeros > 0);
    label.split(MARKS).find_map(factor)
}

/// What parts the name of a unit from the words beside it.
const MARKS: &[char] = &['(', ')', '（', '）', '[', ']', '【', '】', '〔', '〕', '/', '／', ',', '，', '、', ':', '：'];

/// What stands behind a unit in which something is to be told.
const BASES: &[&str] = &["为单位", "填写", "填报", "填", "计算", "计", "统计"];

/// The unit of money that a part of a label is or ends with.
fn money_named(part: &str) -> Option<Factor> {
    let part: String = part.chars().filter(|c| !c.is_whitespace() && !is_unseen(*c) && *c != '。').collect();
    let told = part.strip_prefix(['以', '按']);
    let base = told.and_then(|part| BASES.iter().find_map(|base| part.strip_suffix(base)));
    let behind = |word| part.rsplit_once(word).map(|(_, unit)| unit).filter(|unit| !unit.is_empty());
    let unit = base.or_else(|| ["单位", "金额", "收费"].into_iter().find_map(behind)).unwrap_or(&part);
    let unit = unit.trim_start_matches(['为', '是']);
    let currency = ["人民币", "RMB", "CNY"].into_iter();
    let mut bare = currency.filter_map(|name| unit.strip_prefix(name).or(unit.strip_suffix(name)));
    // An amount in 亿 is one in 亿元.
    let factor = Factor::of(bare.next().unwrap_or(unit))?;
    (factor.money || factor.zeros > 0).then_some(Factor { money: true, ..factor })
}

/// The number in the unit of the column. An amount whose unit the form leaves open stays in the unit it is written in.
pub fn in_unit(number: Number, factor: Factor, unit: Unit) -> Option<Number> {
    match (unit, factor) {
        (_, Factor::PLAIN) => Some(number),
        (Unit::Count | Unit::Change, Factor { money: true, .. }) => None,
        (Unit::Amount, Factor { zeros: 4, money: true }) => Some(number),
        (Unit::Count | Unit::Change | Unit::Amount, Factor { zeros, .. }) => number.shift(zeros),
        (Unit::WanYuan, Factor { zeros, .. }) => number.shift(zeros - 4),
    }
}

/// What stands behind the sign of the currency that a text begins with.
pub fn after_currency(text: &str) -> Option<&str> {
    let text = text.trim_start();
    text.strip_prefix(['¥', '￥']).or_else(|| text.strip_prefix("人民币"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::value::{read, read_in};

    #[test]
    fn headers_name_the_unit_of_pieces() {
        for (label, zeros) in [
            ("本年处理决定数量（万件）", Some(4)),
            ("本年处理决定数量(单位：千件)", Some(3)),
            ("现行有效件数（百件）", Some(2)),
            ("单位：万件、万元", Some(4)),
            ("单位：万元", None),
            ("本年处理决定数量（件）", None),
            ("千灯镇", None),
        ] {
            assert_eq!(pieces_in(label).map(|unit| unit.zeros), zeros, "{label}");
        }
    }

    #[test]
    fn headers_name_the_unit_of_money() {
        for (label, expected) in [
            ("本年收费金额（单位：元）", Some("0.12")),
            ("本年收费金额(千元)", Some("120")),
            ("本年收费金额（仟元）", Some("120")),
            ("本年收费金额（亿）", Some("12000000")),
            ("本年收费金额（RMB元）", Some("0.12")),
            ("本年收费金额（单位： 人民币亿元）", Some("12000000")),
            ("本年收费金额（单位：万元）", Some("1200")),
            ("单位：元", Some("0.12")),
            ("本年收费金额/元", Some("0.12")),
            ("本年收费金额：元", Some("0.12")),
            ("本年收费金额 元", Some("0.12")),
            ("本年收费元数", Some("0.12")),
            ("本年收费金额（以元为单位）", Some("0.12")),
            ("本年收费金额（不是万元，按元填）", Some("0.12")),
            ("本年收费金额（按千元计算）", Some("120")),
            ("本年收费金额（单位：￥）", Some("0.12")),
            ("单位：件、元", Some("0.12")),
            ("注：收费金额单位为千元。", Some("120")),
            ("本年收费金额（单位：千 元）", Some("120")),
            ("收费单位", None),
            ("填报单位：公元镇", None),
            ("本年收费金额", None),
            ("本年制发件数（单位：件）", None),
            ("收费项目120元", None),
        ] {
            let state = money_in(label).map(|factor| read_in("1200", Unit::WanYuan, factor));
            let expected = expected.map(|expected| read(expected, Unit::WanYuan));
            assert_eq!(state, expected, "{label}");
        }
    }
}

//! What became of every number of the prose: held against a cell or another number, open, or of something else.

use crate::comparison::{Held, Holding, Meaning, meanings_of};
use crate::report::claims::{Class, Dimension};
use crate::report::{Report, Table};
use crate::rules::Comparison;
use crate::verdict::{CellId, NumberClass, NumberView};

/// Every number of the prose: what became of it and the cells it was held against.
pub fn views(report: &Report, held: &[Holding<'_>], compared: &[Comparison]) -> Vec<NumberView> {
    let (claims, mentions) = (&report.claims, &report.claims.mentions);
    let mut views: Vec<NumberView> = mentions
        .iter()
        .map(|mention| NumberView {
            at: claims.place(report, mention.span()).unwrap_or_default(),
            class: match mention.class {
                Class::Attributed | Class::Open => NumberClass::Open,
                Class::Other => NumberClass::Other,
            },
            cells: Vec::new(),
        })
        .collect();
    // What was published is no cell of the form; alone it has nothing to be held against.
    for claim in claims.claims.iter().filter(|claim| claim.quantity.dimension() == Dimension::Disclosure) {
        if let Some(view) = claim.mention.and_then(|mention| views.get_mut(mention as usize)) {
            view.class = NumberClass::Other;
        }
    }
    let mut check = |mention: u32, meaning: Option<&Meaning>| {
        let Some(view) = views.get_mut(mention as usize) else { return };
        view.class = NumberClass::Checked;
        for id in meaning.into_iter().flat_map(|meaning| ids(report, meaning)) {
            if !view.cells.contains(&id) {
                view.cells.push(id);
            }
        }
    };
    for Holding { claim, held, meanings } in held {
        let meaning = match held {
            Held::Agrees(meaning) => meanings.get(*meaning),
            Held::Differs => meanings.first(),
            // What is of something else was not compared with anything.
            Held::Elsewhere | Held::Unknown(_) | Held::Free => None,
        };
        if let (Some(mention), Some(meaning)) = (claim.mention, meaning) {
            check(mention, Some(meaning));
        }
    }
    for comparison in compared {
        let meanings = comparison.against().map(|against| meanings_of(report, against)).unwrap_or_default();
        let meaning = meanings.first().filter(|meaning| meaning.value.is_some());
        comparison.numbers(report).into_iter().for_each(|mention| check(mention, meaning));
    }
    views
}

fn ids(report: &Report, meaning: &Meaning) -> impl Iterator<Item = CellId> {
    let form = report.table(meaning.table).map(Table::form);
    form.into_iter().flat_map(|form| meaning.cells.iter().map(|cell| form.id(*cell)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{hold_all, meanings};
    use crate::rules::{compare_all, example};

    #[test]
    fn what_is_held_against_nothing_is_not_checked() {
        use NumberClass::{Checked, Open};
        for (text, classes) in [
            ("收到网上申请10件。", &[Open][..]),
            ("收到网上申请10件，信件申请5件。", &[Checked, Checked]),
            ("收到网上申请10件，信件申请6件。", &[Checked, Checked]),
            ("收到申请15件；自然人占60%。", &[Checked, Checked]),
            ("收到申请15件，其中来自本市的占60%。", &[Checked, Open]),
            ("采伐许可3件。", &[Open]),
            ("主动公开信息20条，包括动态8条、公告9条。", &[NumberClass::Other, Open, Open]),
            // A part that is all says nothing of the total; what is of other cases is held against none.
            ("收到申请15件，其中15件涉及征地。", &[Checked, Open]),
            ("行政应诉21件，均与政府信息公开无关。", &[Open]),
            // A change is compared with last year's number, or with a difference that gives it.
            ("收到申请15件，较上年12件增长25%。", &[Checked, Open, Checked]),
            ("收到申请15件，比上年增加3件，增长25%。", &[Checked, Open, Checked]),
            ("收到申请15件，较上年约12件增长25%。", &[Checked, Open, Open]),
            ("收到申请15件，较上年的0件增长25%。", &[Checked, Open, Open]),
            ("收到申请15件，同比增长25%。", &[Checked, Open]),
            ("收到申请15件，同比增长14%。", &[Checked, Checked]),
            // Of a list, those that count the same.
            ("公开信息20条，其中动态8条、公告12条、视频3个。", &[Checked, Checked, Checked, Open]),
            // What one body counts is doubted once.
            ("代表县政府收到申请3件，办结3件。", &[Checked, Open]),
            ("公开信息2条，占比4.5%，现场宣传42条，占比95.5%。", &[NumberClass::Other, Open, NumberClass::Other, Open]),
        ] {
            let report = example::report(&format!(
                "applications.received.total = 15\napplications.received.natural_person = 9\n\
                 applications.handled.total = 15\ndisclosure.licensing.decisions = 5\ntext.1 = {text}"
            ));
            let meanings = meanings(&report);
            let views = views(&report, &hold_all(&report, &meanings), &compare_all(&report));
            let found: Vec<_> = views.iter().map(|view| view.class).collect();
            assert_eq!(found, classes, "{text}");
        }
    }
}

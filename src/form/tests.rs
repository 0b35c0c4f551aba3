//! The form's data against the published counts and the ids of form.json.

use super::*;

fn ids(edition: &Edition) -> Vec<&str> {
    TableKind::ALL
        .iter()
        .flat_map(|kind| {
            let table = edition.table(*kind);
            (0..table.len() as CellIndex).map(move |index| table.id(index))
        })
        .collect()
}

fn identities(edition: &Edition, kind: TableKind) -> &[Identity] {
    edition.table(kind).identities()
}

#[test]
fn cells_and_identities_are_as_many_as_the_form_has() {
    let counts: Vec<_> = EDITIONS
        .iter()
        .map(|edition| {
            let [_, applications, review] = TableKind::ALL.map(|kind| identities(edition, kind).len());
            (edition.key, ids(edition).len(), applications, review)
        })
        .collect();
    assert_eq!(counts, [("2021", 200, 39, 3), ("2019", 198, 37, 3)]);
}

#[test]
fn a_row_of_every_edition_has_room() {
    let widths = EDITIONS.iter().flat_map(|edition| {
        let blocks = [edition.disclosure.blocks, edition.applications.blocks].into_iter().flatten();
        blocks.map(|block| block.columns.len()).chain([edition.review.len()])
    });
    assert_eq!(widths.max(), Some(MOST_COLUMNS));
}

#[test]
fn ids_are_unique_and_lead_back_to_their_cell() {
    for edition in EDITIONS {
        let mut all = ids(edition);
        for id in &all {
            let found = TableKind::ALL.iter().find_map(|kind| Some((kind, edition.table(*kind).find(id)?)));
            let (kind, index) = found.unwrap_or_else(|| panic!("{id}"));
            assert_eq!(edition.table(*kind).id(index), *id);
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}

#[test]
fn identities_have_the_published_ids_and_cells() {
    let table = &EDITIONS[0].applications;
    let identities = table.identities();
    let balance = identities.iter().find(|identity| identity.id == "applications.balance.total").expect("balance");
    let names = |cells: &[CellIndex]| cells.iter().map(|cell| table.id(*cell)).collect::<Vec<_>>();
    assert_eq!(names(&balance.left), ["applications.received.total", "applications.carried_in.total"]);
    assert_eq!(names(&balance.right), ["applications.handled.total", "applications.carried_out.total"]);
    let sum = identities.iter().find(|identity| identity.id == "applications.sum.business").expect("sum");
    assert_eq!((sum.left.len(), names(&sum.right)), (21, vec!["applications.handled.business"]));
    assert!(identities.iter().any(|identity| identity.id == "applications.row.refused.state_secret"));
    let review: Vec<_> = EDITIONS[0].review.identities().iter().map(|identity| identity.id.as_str()).collect();
    assert_eq!(
        review,
        ["review.sum.reconsideration", "review.sum.litigation_direct", "review.sum.litigation_after_reconsideration"]
    );
}

#[test]
fn a_year_has_its_edition() {
    let key = |year| edition_for_year(year).map(|edition| edition.key);
    assert_eq!([2018, 2019, 2020, 2021, 2025].map(key), [None, Some("2019"), Some("2019"), Some("2021"), Some("2021")]);
}

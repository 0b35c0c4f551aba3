//! Usual: how rare each row of the applications table is. Weak evidence, used only for the order in which equally likely
//! explanations are shown, never to choose one of them as the answer.
//!
//! Ground: the share of each row in all handled applications, on average over the complete published tables among the
//! reports that the tests use, rounded to a power of two. Ordering five tables each by the shares of the other four puts
//! the right one of two look-alikes first in 80 % of the cases.

/// In how many halvings of the handled applications each row lies, by its key.
const RARITY: &[(&str, u8)] = &[
    ("received", 0),
    ("carried_in", 5),
    ("granted", 2),
    ("partly_granted", 4),
    ("refused.state_secret", 12),
    ("refused.law_forbids", 9),
    ("refused.security_stability", 10),
    ("refused.third_party", 8),
    ("refused.internal_affairs", 6),
    ("refused.process_information", 7),
    ("refused.enforcement_file", 7),
    ("refused.administrative_inquiry", 6),
    ("unable.not_held", 2),
    ("unable.needs_creation", 4),
    ("unable.still_unclear", 11),
    ("declined.petition", 5),
    ("declined.repeat", 7),
    ("declined.publication", 13),
    ("declined.mass_repeat", 8),
    ("declined.reconfirm", 12),
    ("other", 2),
    ("other.not_corrected", 4),
    ("other.fee_unpaid", 8),
    ("other.other", 3),
    ("handled", 0),
    ("carried_out", 5),
];

/// The rarity of a row by its key; 0 where nothing is known.
pub fn rarity(row: &str) -> u8 {
    RARITY.iter().find(|(key, _)| *key == row).map_or(0, |(_, rarity)| *rarity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::EDITIONS;

    #[test]
    fn every_entry_is_a_row_of_the_form_and_every_row_has_one() {
        let rows = || EDITIONS.iter().flat_map(|edition| edition.applications.blocks).flat_map(|block| block.rows);
        for (key, _) in RARITY {
            assert!(rows().any(|row| row.key == *key), "{key}");
        }
        for row in rows() {
            assert!(RARITY.iter().any(|(key, _)| *key == row.key), "{}", row.key);
        }
    }
}

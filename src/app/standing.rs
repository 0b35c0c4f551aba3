//! Standing: how the reports at hand stand among each other, the worst first.

use super::paper::Paper;
use super::summary::{Tally, open, tally};
use gouji::verdict::Level;
use std::cmp::Reverse;
use std::rc::Rc;

/// How a report stands among others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Something in it is wrong.
    Faulty,
    /// Something in it is to be verified.
    Doubtful,
    /// No report was found in it.
    Unread,
    /// Not all of it could be read and tested.
    Open,
    /// Another one of the same body and year stands for it.
    Earlier,
    /// All is well, but it is of another year than nearly all.
    OtherYear,
    /// All is well since it was changed here: the one that was sent is not.
    Mended,
    /// All is well.
    #[default]
    Sound,
}

/// Worst first, with the message that counts them.
pub const RANKS: [(Rank, &str); 8] = [
    (Rank::Faulty, "app.papers.faulty"),
    (Rank::Doubtful, "app.papers.doubtful"),
    (Rank::Unread, "app.papers.lost"),
    (Rank::Open, "app.papers.open"),
    (Rank::Earlier, "app.papers.earlier"),
    (Rank::OtherYear, "app.papers.other-year"),
    (Rank::Mended, "app.papers.mended"),
    (Rank::Sound, "app.papers.sound"),
];

/// What orders reports: those before others are worse.
pub type Weight = (Rank, Reverse<usize>, Reverse<usize>);

/// How a report stands.
pub fn rank(paper: &Paper) -> Rank {
    match tally(paper) {
        _ if paper.verdict.error.is_some() => Rank::Unread,
        _ if paper.earlier => Rank::Earlier,
        Tally { failing: 0, errors: 0, doubts: 0, open: 0, unread: 0, cut: None, .. } => match paper.edits().next() {
            _ if paper.other_year => Rank::OtherYear,
            Some(_) => Rank::Mended,
            None => Rank::Sound,
        },
        Tally { failing: 0, errors: 0, doubts: 0, .. } => Rank::Open,
        Tally { failing: 0, errors: 0, .. } => Rank::Doubtful,
        _ => Rank::Faulty,
    }
}

/// How much of it is wrong.
pub fn weight(paper: &Paper) -> Weight {
    let count = |level| Reverse(open(paper, level).count());
    (rank(paper), count(Level::Error), count(Level::Doubt))
}

/// The reports before and after the one shown that need a look, in the order in which they stood when they came: what is
/// mended meanwhile moves none. Where the list shows `only` some, of those.
pub fn beside(papers: &[Rc<Paper>], shown: usize, only: Option<Rank>) -> [Option<usize>; 2] {
    let mut found: [Option<(Weight, usize)>; 2] = [None; 2];
    let Some(here) = papers.get(shown).map(|paper| (paper.came, shown)) else { return [None; 2] };
    // From one that never needed a look the way begins with the first.
    let begins = only.is_none() && here.0.0 > Rank::Unread;
    for (place, paper) in papers.iter().enumerate() {
        let (rank, key) = (rank(paper), (paper.came, place));
        if place == shown || only.map_or(rank > Rank::Unread, |only| only != rank) {
            continue;
        }
        let after = begins || key > here;
        let best = &mut found[usize::from(after)];
        if best.is_none_or(|best| if after { key < best } else { key > best }) {
            *best = Some(key);
        }
    }
    found.map(|found| found.map(|(_, place)| place))
}

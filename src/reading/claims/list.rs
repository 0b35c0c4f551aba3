//! Lists: a total and the parts that follow it. Parts of different dimensions are different lists (自然人6件、法人1件；
//! 予以公开3件、部分公开4件 are two partitions of one total).

use super::lexicon::Topic;
use crate::report::claims::{Dimension, Listing, Part, Quantity, Scope, Sum};
/// A list that is being read.
#[derive(Debug)]
pub struct List {
    /// Mention of the total.
    pub total: u32,
    /// What the total is.
    pub quantity: Option<Quantity>,
    /// Mentions of the parts and what they are.
    pub parts: Vec<(u32, Option<Quantity>)>,
    /// How complete it says it is.
    pub listing: Listing,
    /// Whether it stands in parentheses and ends with them.
    pub enclosed: bool,
    /// Whether its total counts something that the form does not.
    pub foreign: bool,
    /// What the parts of a total that states nothing by itself may still state: all decisions, or what became of
    /// applications.
    pub of: Option<Topic>,
    /// Whose numbers were spoken of before it.
    pub scope: Option<Scope>,
}

/// What a number is to an open list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// A part that also states a quantity of the form.
    Claim,
    /// A part and no more.
    Part,
    /// Not a part; the list is over.
    Over,
}

impl List {
    /// What a number of that quantity is to this list.
    pub fn fit(&self, quantity: Option<Quantity>) -> Fit {
        use Dimension::{Applicant, CarriedIn, Case, Channel, Decision, Disclosure, Document, Ground, Outcome, Stage};
        let Some(part) = quantity else { return Fit::Part };
        if Some(part) == self.quantity {
            return Fit::Part;
        }
        // 胜诉5件（复议2件、诉讼3件）.
        if self.foreign && (matches!(part.dimension(), Decision | Document) || part.is_part(Part::Won)) {
            return Fit::Claim;
        }
        let Some(total) = self.quantity else {
            // 行政争议282件，其中行政复议201件、行政诉讼81件; 行政争议282件（行政复议201件、行政诉讼81件）.
            let cases = (self.enclosed || self.listing == Listing::Among)
                && self.parts.iter().all(|(_, part)| part.is_some_and(|part| part.dimension() == Case));
            return match part.dimension() {
                Case if cases => Fit::Claim,
                // 作出行政决定2517件，其中行政许可2316件; 118件办理结果为：予以公开52件: that they add up does not make them right.
                Decision if matches!(self.of, Some(Topic::Decision(_))) => Fit::Claim,
                Outcome | Ground | Applicant if self.of == Some(Topic::Applications) => Fit::Claim,
                Stage | Case | Dimension::Result => Fit::Over,
                _ => Fit::Part,
            };
        };
        match (total.dimension(), part.dimension()) {
            // What goes to next year is not finished.
            (Stage, Outcome) if total == Quantity::Handled && part == Quantity::CarriedOut => Fit::Over,
            (Stage, Outcome | Ground | Applicant | Channel) => Fit::Claim,
            // What was carried over is listed with what is new, and is no part of that.
            (Stage, CarriedIn) if total != Quantity::New && self.all_of_intake() => Fit::Claim,
            (Stage, Stage) if self.parts.is_empty() && matches!(part, Quantity::Handled | Quantity::New) => Fit::Claim,
            (Stage, Stage) if part == Quantity::New && self.all_carried_in() => Fit::Claim,
            // 不予处理6件，其他处理11件。其中，无法提供的主要是不掌握17件: of another group.
            (Outcome, Ground)
                if matches!(total, Quantity::Unable | Quantity::Declined | Quantity::Other)
                    && part.group() != total =>
            {
                Fit::Over
            }
            (Outcome, Ground) if total != Quantity::CarriedOut => Fit::Claim,
            (Outcome, Outcome) if self.enclosed && total == Quantity::Granted && part == Quantity::PartlyGranted => {
                Fit::Claim
            }
            (Outcome | CarriedIn, Applicant | Channel) => Fit::Part,
            // 不予公开16件，其中经复议维持2件; 处罚决定171件，其中5件被复议.
            (Outcome | Decision, Case | Dimension::Result) if self.listing == Listing::Among => Fit::Part,
            // 行政复议11件，其中审结9件，维持6件: those that ended are parted themselves.
            (Case, Dimension::Result) if part.is_part(Part::Closed) => Fit::Over,
            // 行政复议12件、行政诉讼9件，其中维持11件: of both.
            (Case, Dimension::Result) if part.fact().of == Some(Quantity::Cases) && total != Quantity::Cases => {
                Fit::Over
            }
            // 直接起诉9件、复议后起诉7件，其中维持3件: likewise.
            (Case, Dimension::Result)
                if part.fact().of == Some(Quantity::Litigation)
                    && matches!(total, Quantity::Direct | Quantity::After) =>
            {
                Fit::Over
            }
            (Dimension::Result, Dimension::Result) if total.fact().of == Some(Quantity::Cases) => Fit::Claim,
            // 收到信函100件，其中公开申请80件.
            (Channel, Stage) if self.listing == Listing::Among => Fit::Part,
            // 收到申请5件，其中规划许可类3件: what they ask for.
            (Stage, Decision | Document) if self.listing == Listing::Among && self.of_unknown() => Fit::Part,
            (Case, Dimension::Result) => Fit::Claim,
            (Case, Case) if total == Quantity::Cases => Fit::Claim,
            (Case, Case) if total == Quantity::Litigation && matches!(part, Quantity::Direct | Quantity::After) => {
                Fit::Claim
            }
            (Document, Document) if total.is_part(Part::InForce) && part.is_part(Part::Issued) => Fit::Claim,
            (Disclosure, Decision | Document | Disclosure) => Fit::Part,
            _ => Fit::Over,
        }
    }

    /// Whether no part is of the form.
    fn of_unknown(&self) -> bool {
        self.parts.iter().all(|(_, part)| part.is_none())
    }

    fn all_of_intake(&self) -> bool {
        let of_intake = |part: Quantity| part.dimension() == Dimension::CarriedIn || part == Quantity::New;
        self.parts.iter().all(|(_, part)| part.is_some_and(of_intake))
    }

    fn all_carried_in(&self) -> bool {
        self.parts.iter().all(|(_, part)| part.is_some_and(|part| part.dimension() == Dimension::CarriedIn))
    }

    /// The sums it states, one a dimension.
    pub fn sums(self) -> Vec<Sum> {
        let whole = self.quantity.is_none_or(|total| total.dimension() == Dimension::Disclosure);
        // 复议33件：驳回24件、撤销2件、在审4件: so it is where one of its words alone is of the form.
        let known = self.parts.iter().filter(|(_, part)| part.is_some()).count() == 1;
        let alone = known || matches!(self.parts.as_slice(), [_, (_, Some(_)), ..]);
        let of_case = self.quantity.is_some_and(|total| total.dimension() == Dimension::Case);
        let one = self.enclosed || self.listing == Listing::Complete && of_case && alone;
        let mut groups: Vec<(Option<Dimension>, Vec<u32>, bool)> = Vec::new();
        for (mention, quantity) in &self.parts {
            let dimension = if whole { None } else { quantity.map(grouping) };
            let moves_on = *quantity == Some(Quantity::CarriedOut);
            let mut place = match dimension {
                // 其余1件 goes on with what is being listed.
                None => groups.len().checked_sub(1),
                Some(_) => groups.iter().position(|(known, ..)| *known == dimension),
            };
            // （信访投诉9件、重复申请7件）: one list, whatever its first part is.
            if let (None, true, [(first @ None, ..)]) = (place, one, groups.as_mut_slice()) {
                *first = dimension;
                place = Some(0);
            }
            match place.and_then(|place| groups.get_mut(place)) {
                Some((_, parts, only_moves)) => {
                    parts.push(*mention);
                    *only_moves &= moves_on;
                }
                None => groups.push((dimension, vec![*mention], moves_on)),
            }
        }
        // What goes to next year is no part of what came in, unless it is listed with the outcomes.
        groups.retain(|(_, _, only_moves)| !only_moves);
        let (total, listing, quantity) = (self.total, self.listing, self.quantity);
        groups.into_iter().map(|(_, parts, _)| Sum { total, parts, listing, quantity }).collect()
    }
}

/// Grounds and the handled stand in one list with the outcomes.
fn grouping(part: Quantity) -> Dimension {
    match part.dimension() {
        Dimension::Ground => Dimension::Outcome,
        Dimension::Stage if part == Quantity::Handled => Dimension::Outcome,
        Dimension::Stage => Dimension::CarriedIn,
        other => other,
    }
}

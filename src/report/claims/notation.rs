//! Claims as short lines, for tests and for people who look at what was understood: `received=15`, `handled>100`,
//! `received=17@behalf`, `received=30#2022`, `sum 62: 60+2`, `share 57.9% = 11/19`, `growth +12% 3646/3607`.

use super::{Bound, Claim, Claims, Listing, Scope, Share, Sum, Trend, Unit, WholeOf};

impl Claims {
    /// Every claim and relation, a short line each, in the order of the kinds.
    pub fn lines(&self) -> Vec<String> {
        let claims = self.claims.iter().map(claim);
        let wholes = self.wholes.iter().map(|whole| match whole.of {
            WholeOf::Handled => "all handled".to_owned(),
            WholeOf::Answered => "all answered".to_owned(),
            WholeOf::Kind(quantity) => format!("all {}", quantity.key()),
        });
        let sums = self.sums.iter().map(|sum| self.sum(sum));
        let counted = |share: &&Share| share.part.is_some() || share.whole.is_some();
        let shares = self.shares.iter().filter(counted).map(|share| self.share(share));
        let trends = self.trends.iter().map(|trend| self.trend(trend));
        claims.chain(wholes).chain(sums).chain(shares).chain(trends).collect()
    }

    fn value(&self, mention: Option<u32>) -> String {
        mention.and_then(|index| self.mention(index)).map_or_else(|| "?".to_owned(), |found| found.value.to_string())
    }

    fn sum(&self, sum: &Sum) -> String {
        let parts: Vec<_> = sum.parts.iter().map(|part| self.value(Some(*part))).collect();
        let open = if sum.listing == Listing::Open { "+..." } else { "" };
        format!("sum {}: {}{open}", self.value(Some(sum.total)), parts.join("+"))
    }

    fn share(&self, share: &Share) -> String {
        let percent = self.value(Some(share.percent));
        format!("share {percent}% = {}/{}", self.value(share.part), self.value(share.whole))
    }

    fn trend(&self, trend: &Trend) -> String {
        let percent = self.mention(trend.change).is_some_and(|change| change.unit == Unit::Percent);
        let (word, unit) = if percent { ("growth", "%") } else { ("change", "") };
        let sign = if trend.rising { '+' } else { '-' };
        let change = self.value(Some(trend.change));
        format!("{word} {sign}{change}{unit} {}/{}", self.value(trend.value), self.value(trend.base))
    }
}

fn claim(claim: &Claim) -> String {
    let relation = match claim.bound {
        Bound::Exact => '=',
        Bound::AtLeast => '>',
        Bound::About | Bound::Rounded => '~',
    };
    let scope = match claim.scope {
        None => "",
        Some(Scope::Own) => "@own",
        Some(Scope::Area) => "@area",
        Some(Scope::Behalf) => "@behalf",
        Some(Scope::Filed) => "@filed",
        Some(Scope::System) => "@system",
        Some(Scope::Reviewer) => "@reviewer",
        Some(Scope::Part) => "@part",
    };
    let year = claim.year.map_or_else(String::new, |year| format!("#{year}"));
    format!("{}{relation}{}{scope}{year}", claim.quantity.key(), claim.value)
}

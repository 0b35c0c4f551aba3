//! Lists within a sentence: where they begin, what is placed in them, and where they end.

use super::{Enclosure, REACH, Reader, Total, before, clip, is_count, since};
use crate::number::Number;
use crate::reading::claims::features::{Context, Features};
use crate::reading::claims::lexicon::{Term, Topic};
use crate::reading::claims::list::{Fit, List};
use crate::reading::claims::token::{Kind, Token};
use crate::report::claims::{Claims, Dimension, Listing, Quantity, Sum, Unit};

/// Characters of what tells another kind of application (工伤认定).
const NAME: usize = 3;
/// Words of what is done with decisions, or with what may become one.
const NOT_DECIDED: &[&str] =
    &["审", "公示", "公开", "公布", "发布", "涉", "归集", "报送", "录入", "上传", "受理", "复议", "听证"];
/// Lists open at a time; deeper ones are no lists that a person wrote.
const MAX_LISTS: usize = 8;

impl Reader<'_> {
    /// Whether a list goes on with another way to part its total: after a semicolon, or where words say how (按申请人分).
    pub fn relists(&self, tokens: &[Token], at: usize) -> bool {
        let since = since(tokens, self.state.after, at);
        let parted = since.iter().any(|token| matches!(token.kind, Kind::Strong));
        let said = since.iter().any(|token| !matches!(token.kind, Kind::Stop | Kind::Close | Kind::Term(Term::Filler)));
        let open = self.state.lists.last().is_some_and(|list| !list.parts.is_empty() && list.quantity.is_some());
        open && (parted || (said && Features::of(since).introduces()))
    }

    /// Whether an odd application is one part of several: of a list, or, where no more than its name is known
    /// (线上申请4件、线下申请2件), beside others. A short name may be that of a channel.
    pub fn is_part(&self, tokens: &[Token], at: usize) -> bool {
        match before(tokens, at, 1).map(|token| token.kind) {
            Some(Kind::Unknown(chars)) => chars < NAME || !self.state.counts.is_empty(),
            Some(Kind::Term(Term::Topic(Topic::Foreign))) => !self.state.counts.is_empty(),
            _ => !self.state.lists.is_empty(),
        }
    }

    /// The count that a 中 stands behind, with no more than its name between.
    pub fn within(&self, tokens: &[Token], at: usize) -> Option<u32> {
        let between = Features::of(self.lead(tokens, at));
        let (count, _) = self.state.counts.last().filter(|_| between.only_applications() || between.only_acts())?;
        Some(*count)
    }

    /// 采伐许可50件、林地许可40件、其他若干: the list does not end.
    pub fn leave_open(&mut self, tokens: &[Token], at: usize) {
        let joined = before(tokens, at, 1).map(|token| token.kind);
        if matches!(joined, Some(Kind::Stop | Kind::Term(Term::And)))
            && let Some(list) = self.state.lists.last_mut().filter(|list| !list.parts.is_empty())
        {
            list.listing = Listing::Open;
        }
    }

    /// Another list of the total of the open one.
    pub fn list_again(&mut self, listing: Listing) {
        let Some(list) = self.state.lists.pop() else { return };
        let (total, enclosed) = ((list.total, list.quantity), list.enclosed);
        self.finish(list);
        self.push_list(total, listing, enclosed);
    }

    /// 其中 and its like: the last count is the total of what follows.
    pub fn begin_list(&mut self, listing: Listing, carried: Option<Total>) {
        // 应诉156件，复议203件，其中信息公开类分别为9件、12件: each a part of its own.
        let of_each = listing == Listing::Complete && self.context.topic == Some(Topic::Case(Quantity::Cases));
        if let Some(list) = self.state.lists.pop_if(|list| list.parts.is_empty()) {
            self.state.lists.extend((!of_each).then_some(List { listing, ..list }));
            return;
        }
        let start_of_sentence =
            self.state.counts.is_empty() && self.state.lists.is_empty() && self.state.foreign.is_none();
        let Some((total, quantity)) =
            self.state.total.or(carried.filter(|_| start_of_sentence && listing == Listing::Among))
        else {
            self.end_lists();
            if let Some(total) = self.state.foreign.filter(|_| listing == Listing::Among) {
                self.push_list((total, None), listing, false);
                self.state.lists.last_mut().into_iter().for_each(|list| list.foreign = true);
            }
            return;
        };
        // 新收22件、结转1件，其中21件办结: of both together, which is not written.
        let of_both = quantity == Some(Quantity::CarriedIn)
            && self.state.counts.iter().any(|(_, counted)| matches!(counted, Some(Quantity::New | Quantity::Received)));
        if of_both && self.state.lists.is_empty() {
            return;
        }
        // 信件316封，其中申请5封: by that channel.
        self.state.party |= listing == Listing::Among && self.state.mail == Some(total);
        // 自然人申请101件，其中予以公开19件: of those.
        if let Some(of) = quantity.filter(|_| listing == Listing::Among) {
            self.part_of(of);
        }
        // A list within a list: which one the next parts belong to is open, so the outer one is not complete.
        if let Some(outer) = self.state.lists.last_mut()
            && !outer.enclosed
        {
            outer.listing = Listing::Open;
            if let Some(outer) = self.state.lists.pop() {
                self.finish(outer);
            }
        }
        self.push_list((total, quantity), listing, false);
    }

    pub fn push_list(&mut self, (total, quantity): (u32, Option<Quantity>), listing: Listing, enclosed: bool) {
        if self.state.lists.len() < MAX_LISTS {
            let scope = self.state.scope;
            let parts = Vec::new();
            let of = if quantity.is_none() { self.parted(total) } else { None };
            self.state.lists.push(List { total, quantity, parts, listing, enclosed, foreign: false, of, scope });
        }
    }

    /// What a total is of that states nothing by itself: 作出行政决定2517件, 行政许可和行政处罚共2503件; 118件办理结果为.
    fn parted(&self, total: u32) -> Option<Topic> {
        if self.context.topic == Some(Topic::Applications) {
            return self.context.topic.filter(|_| !self.state.of_foreign);
        }
        let mention = self.claims.mention(total)?;
        let text = self.text().get(self.state.range.0..mention.start as usize)?;
        let clause = text.rsplit(['，', ',', '；', ';', '：', '。']).next()?;
        let any = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        (any(&["作出", "决定", "许可", "处罚"]) && !any(NOT_DECIDED)).then_some(Topic::Decision(Quantity::Licensing))
    }

    /// 123件：…; 123件，具体情况如下：… — the last count is the total.
    pub fn colon(&mut self, tokens: &[Token], at: usize) {
        let between = since(tokens, self.state.after, at);
        if self.relists(tokens, at) {
            return self.list_again(Listing::Complete);
        }
        // 文件属性：主动公开9件、依申请公开4件: a heading of something else.
        let heading = Features::of(self.lead(tokens, at));
        if heading.foreign && !heading.of_the_form() && self.state.counts.is_empty() {
            self.push_list((0, None), Listing::Open, false);
            self.state.lists.last_mut().into_iter().for_each(|list| list.foreign = true);
            return;
        }
        // 诉讼：4件；采购项目：143个: each is told by itself.
        let apart = between.iter().any(|token| token.kind == Kind::Strong)
            && !tokens.get(at).is_some_and(|colon| self.around(colon).0.ends_with('下'));
        if let Some((total, quantity)) = self.state.total.filter(|_| !apart)
            && Features::of(between).introduces()
        {
            self.push_list((total, quantity), Listing::Complete, false);
        }
    }

    pub fn open(&mut self, tokens: &[Token], at: usize) {
        let behind_count = before(tokens, at, 1).is_some_and(is_count);
        let counted = self.claims.mentions.len().checked_sub(1).map(clip);
        // 1部（共18篇）: measured otherwise.
        let measured = matches!(tokens.get(at + 1), Some(Token { kind: Kind::Term(Term::Total), .. }));
        // 3件（2件）: a number by itself is no part.
        let alone = matches!(tokens.get(at + 2), Some(Token { kind: Kind::Close, .. }));
        let last = self.state.counts.last().copied().filter(|_| behind_count && !measured && !alone);
        let total = last.filter(|(mention, _)| Some(*mention) == counted);
        if let Some((total, quantity)) = total {
            self.push_list((total, quantity), Listing::Complete, true);
        }
        let lists = total.is_some() && self.state.lists.last().is_some_and(|list| list.enclosed);
        if self.state.enclosures.len() < 64 {
            let (total, context) = (self.state.total, self.context);
            self.state.enclosures.push(Enclosure { behind_count, lists, total, context });
        }
        // 对比2022年（新收130件、办结120件）: all in them is of that year.
        self.context.year = match before(tokens, at, 1).map(|token| token.kind) {
            Some(Kind::Year(past)) => past.value.integer().and_then(|year| i32::try_from(year).ok()),
            Some(Kind::Term(Term::Compare)) => self.year.map(|year| year - 1),
            _ => self.context.year,
        };
        self.state.segment = at + 1;
        self.state.previous = None;
    }

    pub fn close(&mut self, at: usize) {
        self.state.segment = at + 1;
        self.state.previous = None;
        // What stands in parentheses is passed over by 其中.
        let Some(Enclosure { behind_count, lists, total, context }) = self.state.enclosures.pop() else { return };
        self.state.ended = self.state.ended.filter(|(_, depth)| *depth <= self.state.enclosures.len());
        self.state.total = total;
        // Nor does what is spoken of there, what is done (规章13件（废止4件），规范性文件42件) or the year outlive them.
        let topic = context.topic.or(self.context.topic);
        self.context = Context { topic, act: context.act, year: context.year, listed: context.listed, ..self.context };
        // 3511件（其中12月300件），办结3486件: only what is told in passing is of the month.
        self.state.period = self.state.period.filter(|depth| !behind_count || *depth <= self.state.enclosures.len());
        if !lists {
            return;
        }
        while let Some(list) = self.state.lists.pop() {
            let enclosed = list.enclosed.then_some(list.total);
            self.finish(list);
            if enclosed.is_some() {
                // 行政争议21件（复议12件、诉讼9件），较上年增加1件: of all of them.
                self.state.current = enclosed.filter(|total| self.state.base != Some(*total));
                self.context.last = self.of(self.state.current).or(self.context.last);
                return;
            }
        }
    }

    /// 留言412条，其中咨询212条、投诉300条: parts of a total that is of nothing the form counts, as long as marks join them.
    pub fn place_in_foreign(&mut self, mention: u32, token: &Token, unit: Unit) {
        let text = self.text();
        let Some(list) = self.state.lists.last_mut().filter(|_| unit.counts()) else { return };
        let last = list.parts.last().and_then(|(part, _)| self.claims.mention(*part));
        let joint = last.and_then(|last| text.get(last.end as usize..token.start));
        if last.is_none() || joint.is_some_and(|joint| joint.starts_with(['、', '和', '及'])) {
            list.parts.push((mention, None));
        }
    }

    pub fn finish(&mut self, mut list: List) {
        if list.foreign {
            return self.finish_foreign(&list);
        }
        // What a part said of its scope (其中以市政府名义制发5件) does not hold for what comes after the list.
        if !self.state.scoped {
            self.state.scope = list.scope;
        }
        // 办结12件，其中自然人14件 speaks of those who applied: the total is what came in.
        let of_intake = list.parts.first().and_then(|(_, part)| *part).is_some_and(|part| {
            use Dimension::{Applicant, CarriedIn, Channel};
            matches!(part.dimension(), Applicant | Channel | CarriedIn)
        });
        if of_intake && list.quantity == Some(Quantity::Handled) {
            let intake = self.state.counts.iter().rev().take(REACH).find(|(mention, quantity)| {
                *mention < list.total
                    && matches!(quantity, Some(Quantity::Received | Quantity::New | Quantity::Processed))
            });
            if let Some((mention, quantity)) = intake {
                (list.total, list.quantity) = (*mention, *quantity);
            }
        }
        for sum in list.sums() {
            for index in sum.parts.iter().chain([&sum.total]) {
                self.attribute(*index);
            }
            self.claims.sums.push(sum);
        }
    }

    /// Of a total that the form does not count it is told only where its parts are more.
    fn finish_foreign(&mut self, list: &List) {
        let value = |index: u32| self.claims.mention(index).map(|mention| mention.value);
        let added = Number::sum(list.parts.iter().map(|(part, _)| value(*part)));
        if list.listing == Listing::Among && list.parts.len() > 1 && added > value(list.total) {
            let parts: Vec<u32> = list.parts.iter().map(|(part, _)| *part).collect();
            parts.iter().chain([&list.total]).for_each(|number| self.attribute(*number));
            self.claims.sums.push(Sum { total: list.total, parts, listing: Listing::Open, quantity: None });
        }
    }

    /// Whether a number behind a semicolon is no part of the list before it: of what 其中 lists it must be named as a
    /// part, or be no more than counted in the same unit (其中征地5件；社保3件).
    fn is_past_list(&self, mention: u32, stated: Option<Quantity>, named: bool) -> bool {
        let Some(list) = self.state.lists.last().filter(|list| !list.enclosed && list.listing == Listing::Among) else {
            return false;
        };
        let last = list.parts.last().map_or(list.total, |(part, _)| *part);
        let start = |index: u32| self.claims.mention(index).map_or(0, |mention| mention.start as usize);
        let unit = |index: u32| {
            let mention = self.claims.mention(index)?;
            self.text().get(..mention.end as usize)?.chars().next_back()
        };
        let alike = || unit(mention) == unit(list.total);
        // 公开信息50条，其中网站40条，制发规范性文件2件: what is made is none of what was published.
        let disclosed = list.quantity == Some(Quantity::Disclosed);
        let made = stated.is_some_and(|made| {
            let decision = made.dimension() == Dimension::Decision && made.fact().of.is_none();
            decision || (made.dimension() == Dimension::Document && made.fact().of.is_some())
        });
        if disclosed && made && named && !alike() {
            return true;
        }
        start(last) < self.state.strong
            && match (stated, list.quantity) {
                (None, _) => named || !alike(),
                (Some(_), None) => !alike(),
                (Some(_), Some(_)) => false,
            }
    }

    /// Puts a count into the open list where it belongs there.
    pub fn place_in_list(&mut self, mention: u32, stated: Option<Quantity>, unit: Unit, named: bool) -> Option<Fit> {
        if self.is_past_list(mention, stated, named) {
            self.end_lists();
        }
        loop {
            let list = self.state.lists.last_mut()?;
            let of_money = list.quantity.is_some_and(|total| total.dimension() == Dimension::Money);
            if of_money != (unit == Unit::Yuan) {
                return None;
            }
            let fit = match list.fit(stated) {
                Fit::Over if completes(&self.claims, list, mention, stated) => Fit::Part,
                // 新收385件；办理情况：办结478件: of more than came in.
                Fit::Claim if exceeds(&self.claims, list, mention, stated) => Fit::Over,
                fit => fit,
            };
            match fit {
                Fit::Over if list.enclosed => return None,
                Fit::Over => {
                    let list = self.state.lists.pop()?;
                    self.finish(list);
                }
                fit => {
                    list.parts.push((mention, stated));
                    return Some(fit);
                }
            }
        }
    }
}

/// 收到47件，其中撤销9件，在规定时限内答复38件: whether what was answered makes up the total with the outcomes before it.
fn completes(claims: &Claims, list: &List, mention: u32, stated: Option<Quantity>) -> bool {
    use Dimension::{Ground, Outcome};
    let of_outcomes =
        |(_, part): &(u32, Option<Quantity>)| part.is_none_or(|part| matches!(part.dimension(), Outcome | Ground));
    let value = |index: u32| claims.mention(index).map(|mention| mention.value);
    let added = Number::sum(list.parts.iter().map(|(part, _)| *part).chain([mention]).map(value));
    stated == Some(Quantity::Handled)
        && !list.parts.is_empty()
        && list.parts.iter().all(of_outcomes)
        && value(mention) > Some(Number::ZERO)
        && added == value(list.total)
}

/// Whether more was finished than the total.
fn exceeds(claims: &Claims, list: &List, mention: u32, stated: Option<Quantity>) -> bool {
    let value = |index: u32| claims.mention(index).map(|mention| mention.value);
    stated == Some(Quantity::Handled) && value(mention) > value(list.total)
}

//! What the words around a figure say that it is of: not of all that the form counts, or of something else.

use super::meanings_of;
use super::text::{COMMAS, SEMICOLONS, STOPS, any, between, since, text_before, text_behind_number};
use super::told::Told;
use super::whose::{among_several, names_a_body, names_body, of_another_body, of_area};
use super::words::*;
use crate::characters::is_numeral;
use crate::number::Number;
use crate::report::Report;
use crate::report::claims::{Claim, Dimension, Mention, Part, Quantity, Scope, Unit};

/// Parts of such a number, at most.
const SUBSET: usize = 8;

impl Told<'_> {
    /// Whether a figure is of something else, or a part of what its cell counts.
    pub fn is_elsewhere(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let less = self.plain > Some(claim.value);
        let (own, behind) = (self.clause, self.behind);
        let of_rest = claim.quantity == Quantity::CarriedOut && claim.scope == Some(Scope::Part);
        // 街道受理20件; 1893件次: some came more than once.
        let of_else = if less {
            let of_bodies = BODIES.iter().any(|bodies| own.trim_start().starts_with(bodies));
            let of_some = of_bodies && of_area(report) && !any(&report.name, BODIES);
            let within = claim.quantity.dimension() != Dimension::CarriedIn && is_within(own);
            of_some || self.is_of_many() || within || self.is_of_some()
        } else {
            behind.starts_with('次') && !behind.starts_with("次之") || self.is_of_wider()
        };
        uncounted(behind)
            || of_rest
            || of_else
            || match claim.quantity.dimension() {
                // 不予公开（过程性信息）16件: all of the group, and most of them are why.
                Dimension::Ground => {
                    let all = meanings_of(report, claim.quantity.group()).first().and_then(|group| group.value);
                    own.trim_end().ends_with(['）', ')']) && all == Some(claim.value)
                }
                Dimension::Case | Dimension::Result => self.of_other_cases(less),
                Dimension::Document => self.is_not_made() || self.is_asked() || self.is_opening_stock(),
                Dimension::Decision => {
                    self.is_asked()
                        || any(own, &["委托"])
                        || self.is_of_complaints()
                        || (less && (self.is_of_kind() || self.is_of_named_kind()))
                }
                // 结转由上年的7件变为5件.
                Dimension::CarriedIn => {
                    any(self.before, FROM) && report.counted("applications.carried_out.total") == Some(claim.value)
                }
                // 全市行政事业性收费收入5.4亿元: what the area took in.
                Dimension::Money => {
                    let of_some = any(own, SOME_FEES) || of_another_body(report, claim.sentence, claim.start);
                    let of_all = any(own, AREAS) || any(own, TREASURY);
                    any(own, &["收入"]) && of_all || less && of_some
                }
                Dimension::Stage => {
                    self.is_of_both_years()
                        || self.is_of_people()
                        || self.is_of_last_year()
                        || self.is_of_services()
                        || less && (is_by_article(own) || claim.quantity == Quantity::Handled && any(own, SINCE))
                        || own.starts_with('向') && own.ends_with("申请的")
                }
                // 涉及个人隐私不予公开2件: for that reason.
                Dimension::Outcome => {
                    less && (claim.quantity == Quantity::Refused && any(own, REASONS)
                        || claim.quantity != Quantity::Granted && is_by_article(own)
                        || self.is_beside_others())
                }
                Dimension::Applicant => self.is_of_subset(),
                _ => false,
            }
    }

    /// 结转下年的10件申请，自然人9件、企业1件; 尚未办结的10件中，自然人9件: of what was just counted, which is not all.
    fn is_of_subset(&self) -> bool {
        let Self { report, claim, .. } = *self;
        use Dimension::{CarriedIn, Channel, Ground, Outcome};
        let told = self.beside;
        let is_told = |told: &&Claim| told.quantity.dimension() != Dimension::Applicant && told.start < claim.start;
        let told = told.iter().rfind(is_told);
        let numbers = self.numbers.iter().filter(|number| number.unit.counts());
        let (mut left, mut within) = (None, false);
        for number in numbers.take(SUBSET) {
            let is_within = text_behind_number(report, number).trim_start_matches("申请").starts_with('中');
            let opens = told.map_or(is_within, |told| {
                told.start == number.start
                    && matches!(told.quantity.dimension(), Outcome | CarriedIn | Ground | Channel)
            });
            if opens {
                (left, within) = (Some(number.value), is_within);
            } else {
                left = left.and_then(|left: Number| left.checked_sub(number.value));
            }
            let rest = left.filter(|rest| number.start >= claim.start && *rest >= Number::ZERO);
            if rest.is_some_and(|rest| within || rest == Number::ZERO) {
                return true;
            }
        }
        false
    }

    /// 局属单位收到5件，予以公开3件; 各县局作出520件: of others, in the clause that counts them and those behind it.
    pub fn is_of_many(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let said = since(self.before, &SEMICOLONS);
        let named = MANY.iter().filter_map(|word| said.rfind(word)).max();
        let counts = |from: usize| {
            let own = &said[from..];
            own.split(STOPS)
                .next()
                .is_some_and(|clause| clause.len() == own.len() || clause.contains(|c: char| c.is_ascii_digit()))
        };
        let branch = said.trim_start().starts_with("分局") && !report.name.contains("分局");
        named.is_some_and(counts) && (branch || of_another_body(report, claim.sentence, claim.start))
    }

    /// 全市收到3119件, 全省收到3.2万件: of more than the area of the body that reports, and far more than it has.
    fn is_of_wider(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let far = |plain: Number| plain.checked_mul(2).is_some_and(|twice| claim.value > twice);
        if !self.plain.is_some_and(far) {
            return false;
        }
        let said = since(self.before, &SEMICOLONS);
        let told = |area: &str| said.rsplit_once(area).is_some_and(|(_, behind)| !behind.contains(['我', '本']));
        told("全省") && !report.name.contains('省')
            || told("全市") && of_area(report) && !any(&report.name, &["市人民政府"])
    }

    /// 采伐许可108份, 交通处罚6000件: those of a kind; 查处500件，处罚450件: of what was looked into.
    fn is_of_named_kind(&self) -> bool {
        let Self { claim, .. } = *self;
        let word = match claim.quantity {
            Quantity::Licensing => "许可",
            Quantity::Penalties => "处罚",
            _ => return false,
        };
        let clause = self.clause;
        let named = clause.rsplit_once(word).map_or("", |(named, _)| named.trim_end());
        let kind = named.chars().count() >= 2 && !NO_KIND.iter().any(|lead| named.ends_with(lead));
        kind || (clause.trim_start().starts_with(word) && any(self.before, LOOKED_INTO))
    }

    /// 受理投诉举报2039件，处罚312件: of what was looked into.
    fn is_of_complaints(&self) -> bool {
        let said = since(self.before, &SEMICOLONS);
        said.contains(STOPS) && any(said, COMPLAINTS) && !self.clause.contains("行政")
    }

    /// 政务服务大厅受理申请件35620件: requests of any kind, where more than the tables have.
    fn is_of_services(&self) -> bool {
        let Self { claim, .. } = *self;
        let said = since(self.before, &SEMICOLONS);
        let own = any(said, &["应办件", "实办件"]);
        (Some(claim.value) > self.plain && any(said, SERVICES) && !own || any(said, OTHER_REQUESTS))
            && !said.contains("公开")
    }

    /// 甲镇收到40件，乙镇收到30件: whether the sentence tells of several bodies one after another, together of no more than all.
    fn beside_others(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let (mut from, mut bodies, mut sum) = (0, 0, Some(Number::ZERO));
        for number in self.numbers.iter().filter(|number| number.unit == Unit::Pieces) {
            if names_a_body(between(report, claim.sentence, from, number.start)) {
                bodies += 1;
                sum = sum.and_then(|sum| sum.checked_add(number.value));
            }
            from = number.end;
        }
        // 区政府：收到38件、办结37件；部门：收到62件、办结62件: of what came in.
        let most = meanings_of(report, Quantity::Received).last().and_then(|most| most.value);
        let most = if claim.quantity == Quantity::Handled { self.plain.max(most) } else { self.plain };
        bodies > 1 && sum.is_some() && sum <= most
    }

    /// Whether the sentence tells of one of those who applied, of the body's own part of an area, or of one body in it.
    fn is_of_some(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let dimension = claim.quantity.dimension();
        // 厅本级被复议440件，维持308件、纠正17件、其他88件: the tables are of its own part.
        let agrees = |told: &&Claim| {
            told.scope == claim.scope
                && told.value > Number::ZERO
                && meanings_of(report, told.quantity).first().is_some_and(|plain| plain.value == Some(told.value))
        };
        let of_own = || self.beside.iter().filter(agrees).count() > 1;
        match self.scope {
            Some(Scope::Part) => return true,
            Some(Scope::Own) if !of_own() => return true,
            _ => {}
        }
        let (said, clause) = (self.before, self.clause);
        // 20个工作日内办结15件, 审核部门答复15件.
        let ranked = |said: &str| any(said, RANKED);
        if claim.quantity == Quantity::Handled && any(clause, SOME_HANDLED)
            || dimension == Dimension::Stage && (ranked(since(said, &SEMICOLONS)) || ranked(self.behind))
            || dimension == Dimension::Stage && (is_of_way(clause) || is_of_persons(said) || self.is_of_topic())
        {
            return true;
        }
        if !of_area(report) {
            return false;
        }
        let other = of_another_body(report, claim.sentence, claim.start);
        let own = names_body(report, claim.sentence, claim.start);
        if (other || own) && self.beside_others() || any(clause, EACH) {
            return true;
        }
        if dimension == Dimension::Document && !any(said, AMONG) {
            return false;
        }
        let among = any(said, AMONG) || self.behind.trim_start_matches(COMMAS).starts_with('占');
        let part = among || among_several(report, claim.sentence, claim.start);
        let of_its_own = |other: &Claim| {
            other.quantity != claim.quantity && other.mention.is_some() && other.quantity.dimension() != Dimension::Case
        };
        let told_more = || self.beside.iter().any(of_its_own);
        let of_one = matches!(dimension, Dimension::Decision | Dimension::Case | Dimension::Result);
        // 市公安局受理最多。全年受理120件: the sentence before says whose.
        let last = report.claims.sentence_before(report, claim.sentence);
        (other && (part || claim.mention.is_none() || of_one || told_more()))
            || (any(said, ONE_AMONG) && names_body(report, claim.sentence, claim.start))
            || (any(last, MOST) && names_a_body(last))
    }

    /// 征地45件，办结44件: of the number before, which is not of what came in.
    fn is_of_topic(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let said = since(self.before, &SEMICOLONS);
        let first = claim.start.saturating_sub(u32::try_from(said.len()).unwrap_or(0));
        let numbers = self.numbers;
        let last = numbers.iter().rfind(|number| number.unit.counts() && (first..claim.start).contains(&number.start));
        let is_told = |number: &Mention| self.beside.iter().any(|told| told.start == number.start);
        claim.quantity == Quantity::Handled
            && last.is_some_and(|last| last.value >= claim.value && !is_told(last) && !is_intake(report, last.value))
    }

    /// 市民申请96件: those of natural persons.
    fn is_of_people(&self) -> bool {
        let Self { report, claim, .. } = *self;
        any(self.clause, PEOPLE)
            && meanings_of(report, Quantity::NaturalPerson).iter().any(|meaning| meaning.value == Some(claim.value))
    }

    /// 去年底收到、今年初答复的申请8件, 结转至本年度办理8件: what was carried over.
    fn is_of_last_year(&self) -> bool {
        let Self { report, claim, clause: said, .. } = *self;
        report.counted("applications.carried_in.total") == Some(claim.value)
            && (any(said, LAST_YEAR) || any(said, MOVED_ON))
    }

    /// 清理规范性文件12件: not made by that; what says how they were made, not by this body.
    fn is_not_made(&self) -> bool {
        let Self { report, claim, sentence, .. } = *self;
        let said = since(self.before, &SEMICOLONS);
        let bare = claim.quantity.fact().of.is_none();
        let marked = claim.quantity.is_part(Part::Repealed) && self.clause.contains("标注");
        // 市政府印发规范性文件16件: not by a bureau.
        let by_others = !of_area(report) && self.made_by_government();
        // 公开历史文件312件，其中规范性文件88件: of what was published, whenever it was made.
        let published = said.split_once("其中").is_some_and(|(whole, _)| whole.contains("公开") && !any(whole, MADE));
        (bare && (any(said, NOT_MADE) || published))
            || self.is_cleared()
            || marked
            || by_others
            || any(sentence, NOT_BY_US)
    }

    /// 清理现行规范性文件44件，保留41件、废止3件: before what else the sentence counts was taken out.
    fn is_cleared(&self) -> bool {
        let Self { claim, .. } = *self;
        let mut numbers = self.numbers.iter();
        self.clause.contains("清理")
            && claim.quantity.is_part(Part::InForce)
            && numbers.any(|other| other.start > claim.end && claim.value.checked_sub(other.value) == self.plain)
    }

    /// Whether cases are of something else than information, or told of by who judges them.
    fn of_other_cases(&self, less: bool) -> bool {
        let Self { report, claim, sentence, .. } = *self;
        let said = claim.mention.and_then(|index| report.claims.mention(index));
        let said = said.map_or(sentence, |mention| text_before(report, mention));
        let said = since(said, &SEMICOLONS);
        let informed = |text: &str| any(text, INFORMATION);
        // 应诉21件，均与政府信息公开无关.
        let unrelated = any(sentence, &["无关"]);
        // 因征收引发的复议, 因具体行政行为被提起行政诉讼, 征收类行政复议, 涉及规划局的行政复议.
        let why = said.rsplit_once('因').map(|(_, why)| why);
        // 因2022年度申请引发行政复议2件: of all that there are, those.
        let year = report.year.map(i64::from);
        let other = |number: &Mention| {
            number.unit == Unit::Year && number.value.integer() != year && number.start < claim.start
        };
        let past = less && self.numbers.iter().any(other);
        let caused = why.is_some_and(|why| any(why, CAUSED) && (past || !informed(why)));
        let kind = KINDS_OF_CASES.iter().find_map(|word| said.split_once(word));
        let kind = kind.map(|(kind, _)| since(kind, &['，', ',', '、', '。', '：', ':']));
        let about = said
            .rsplit_once("涉及")
            .is_some_and(|(_, about)| about.trim().is_empty() || about.contains('的') && !informed(about));
        // 作为诉讼被告的案件4件: of the government itself; 针对甲提起复议14件，针对乙提起17件; 往年结转的复议3件.
        let own = self.clause;
        let of_some = any(own, INSTANCES)
            || any(own, TOWARD) && said.len() > own.len() && any(&said[..said.len() - own.len()], TOWARD)
            || any(own, LAST_YEAR) && any(own, UNSETTLED)
            || any(own, &["作为"]) && of_area(report) && names_body(report, claim.sentence, claim.start);
        let earlier = claim.quantity.dimension() == Dimension::Result && any(said, LAST_YEAR) && any(said, UNSETTLED);
        let refused = any(sentence, DISMISSED) && claim.quantity.dimension() == Dimension::Case;
        let judge = any(said, JUDGES) || (any(said, &["复议机关"]) && less && !any(said, REVIEWED));
        // 行政应诉案件85件, 各类行政复议案件81件: of anything, more than the tables have.
        let of_all = !less && any(said, CASES_OF_ANY_KIND) && !any(said, &["公开"]);
        // 除信息公开类外，另有复议12件; 办理复议案件90件，其中信息公开3件.
        let besides = any(said, BESIDES);
        let behind = self.behind;
        let judged = claim.scope == Some(Scope::Reviewer) && any(behind, &["其中"]) && any(behind, &["公开"]);
        // 代理市政府应诉, and what a justice bureau counts that is not said to be of information.
        let trade = report.unit.as_ref().is_some_and(|unit| any(&unit.text, &["司法"]));
        let reviewed = any(sentence, REVIEWED);
        let trade = !less && trade && !reviewed && !informed(&said.replace("复议申请", ""));
        let judge = judge || besides || judged || trade;
        let decided = any(said, CASES_OF_DECISIONS) && !informed(said);
        unrelated
            || less && of_some
            || of_all
            || caused
            || kind.is_some_and(|kind| !informed(kind))
            || about
            || earlier
            || refused
            || decided
            || judge
    }

    /// 申请公开规范性文件7件: what is asked for.
    fn is_asked(&self) -> bool {
        let said = self.before.replace("依申请公开", "");
        any(since(&said, &SEMICOLONS), ASKED)
    }

    /// 市场准入类许可15件: of that kind; 送达处罚决定书12份: something else is done.
    fn is_of_kind(&self) -> bool {
        let clause = since(self.clause, &['、']);
        (clause.contains('类') && !clause.contains("各类")) || any(clause, OF_SOME_KIND)
    }

    /// 不属于本机关职责9件，信息不存在8件: why some were not given, beside another reason that the form has no row for.
    fn is_beside_others(&self) -> bool {
        let Self { claim, sentence, .. } = *self;
        claim.quantity == Quantity::Unable && self.clause.contains("不存在") && sentence.contains("不属")
    }

    /// 收到120件，上年结转8件，办结118件: of both, for both stand before it.
    fn told_in_turn(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let mut before = self.beside.iter().filter(|told| told.start < claim.start);
        let own = self.clause;
        let both = before.any(|told| {
            told.quantity == Quantity::CarriedIn
                && !between(report, claim.sentence, told.end, claim.start).contains(SEMICOLONS)
        });
        both && claim.quantity == Quantity::Handled && !any(own, THIS_YEAR)
    }

    /// 收到120件，上年结转8件，本年办结110件，未办结10件: whether all four are told, and do not come out even; what was finished
    /// of what was carried over is not told by itself.
    fn is_unbalanced(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let told = |quantities: &[Quantity]| {
            let is =
                |told: &&Claim| quantities.contains(&told.quantity) && told.year.is_none() && told.mention.is_some();
            self.beside.iter().find(is).map(|told| told.value)
        };
        let new = told(&[Quantity::Received, Quantity::New]);
        let (Some(new), Some(carried), Some(on)) = (new, told(&[Quantity::CarriedIn]), told(&[Quantity::CarriedOut]))
        else {
            return false;
        };
        let mut those = self.numbers.iter().filter(|number| number.value == carried);
        let all_done = those
            .next()
            .is_some_and(|number| ALL_OF_THEM.iter().any(|word| text_behind_number(report, number).starts_with(word)));
        let again = all_done || those.next().is_some();
        let of_those = any(self.clause, &["其中"]);
        let even = new.checked_add(carried) == claim.value.checked_add(on);
        claim.quantity == Quantity::Handled && !again && !of_those && !even
    }

    /// 年初有效37件，新制发7件、废止3件，年末有效41件; 清理40件，继续有效37件，废止3件: whether the documents are those before the
    /// new ones.
    fn is_opening_stock(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let part = |part: Part| {
            let of = meanings_of(report, claim.quantity.group().part(part)?);
            of.first()?.value
        };
        let with_new = || part(Part::Issued)?.checked_add(claim.value);
        let at_the_end = || with_new()?.checked_sub(part(Part::Repealed)?);
        any(self.sentence, OPENING)
            && part(Part::InForce).is_some_and(|all| [with_new(), at_the_end()].contains(&Some(all)))
    }

    /// 新收件办结15件，上年结转2件: what was finished is told by the year in which it came in; 办结15件（含上年结转2件） is all.
    fn is_of_both_years(&self) -> bool {
        let Self { report, claim, .. } = *self;
        let behind = self.behind.trim_start_matches(COMMAS).trim_start_matches(['（', '(']);
        if claim.quantity == Quantity::Handled && INCLUDING.iter().any(|word| behind.starts_with(word)) {
            return false;
        }
        if self.told_in_turn() || self.is_unbalanced() {
            return false;
        }
        let sentence = self.sentence;
        // 收到120件，已答复110件，10件尚未到期: of what came in this year.
        let numbers = || self.numbers.iter();
        let stands = |id: &str, before: bool| {
            let value = report.counted(id);
            numbers().any(|other| Some(other.value) == value && (other.start < claim.start) == before)
        };
        let in_turn = stands("applications.received.total", true) && stands("applications.carried_out.total", false);
        let of_year = in_turn || any(sentence, BY_YEAR);
        // 办结23件，其中上年结转3件，本年受理20件; 本年新收的20件均已办结.
        let over = |said: &str| any(said, FINISHED);
        let parted = matches!(claim.quantity, Quantity::New | Quantity::Received)
            && (over(self.before) || over(behind.split(STOPS).next().unwrap_or_default()));
        let finished = matches!(claim.quantity, Quantity::Handled | Quantity::Processed) || parted;
        let counted = |id: &str| report.counted(id).filter(|value| *value > Number::ZERO);
        let all = counted("applications.carried_in.total").and_then(|carried| carried.checked_add(claim.value));
        of_year && finished && all.is_some() && all == report.counted("applications.handled.total")
    }
}

/// 依据第十六条不予公开9件: for that reason.
fn is_by_article(clause: &str) -> bool {
    any(clause, &["第"]) && any(clause, &["条"])
}

/// 行政许可含即办件3件, 部分公开中1件涉及两个事项: of some of what is named before.
fn is_within(clause: &str) -> bool {
    let clause = clause.trim_end();
    let within = clause.strip_suffix("中有").or(clause.strip_suffix('中'));
    let held = clause.rsplit_once('含').is_some_and(|(_, part)| !part.contains(['）', ')']));
    held || within.is_some_and(|named| COUNTED.iter().any(|word| named.ends_with(word)))
}

/// 20件，不计入本报告; 复议3件、诉讼2件不在此统计之列.
fn uncounted(behind: &str) -> bool {
    // As far as the next number, which may be what is spoken of then.
    let behind = behind.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let mut parts = behind.split(STOPS).map(str::trim_start);
    let own = parts.next().is_some_and(|part| any(part, UNCOUNTED));
    own || any(behind, NOT_OURS) || parts.any(|next| UNCOUNTED.iter().any(|word| next.starts_with(word)))
}

/// 通过某平台收到申请70件, 企业类申请15件: what came in one way, or of one kind.
fn is_of_way(clause: &str) -> bool {
    let of_all = || any(clause, TOGETHER);
    (any(clause, ONE_WAY) || since(clause, &['、']).contains("类申请")) && !of_all()
}

/// 申请人2名，共提出申请31件.
fn is_of_persons(said: &str) -> bool {
    let counted = |(at, _): (usize, &str)| said[..at].ends_with(|c| is_numeral(c) || "一二两三".contains(c));
    said.contains("申请人") && (said.match_indices(['名', '位']).any(counted))
        || said.contains("专区") && said.contains("接待")
}

/// Whether it is the number of what came in, with or without what was carried over.
fn is_intake(report: &Report, value: Number) -> bool {
    meanings_of(report, Quantity::Received).iter().any(|meaning| meaning.value == Some(value))
}

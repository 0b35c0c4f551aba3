//! rules on the prose and the structure.

use super::Catalogue;

pub const TEXTS: Catalogue = &[
    ("prose.cell.title", "The prose gives the figures of the tables"),
    (
        "prose.cell.why",
        "The prose sums up the tables, and one fact has one figure in a report. 收到 may mean what came in this year, or that and what was carried over; only what fits neither is wrong. Where the sentence names a scope of its own it is a doubt.",
    ),
    (
        "prose.cell.advice",
        "Check the records and correct the prose or the table; if the scope differs, say so in the prose.",
    ),
    ("prose.cell.basis", "prose and table of one report state the same fact"),
    ("prose.cell", "The prose says {stated}, {cell} says {value}."),
    ("prose.cell.few", "The prose says {stated}, {cell} add up to {value}."),
    ("prose.cell.sum", "The prose says {stated}, the cells from {first} to {last} add up to {value}."),
    ("prose.cell.none", "The prose says there were none; {cell} add up to {value}."),
    ("prose.cell.none-sum", "The prose says there were none; the cells from {first} to {last} add up to {value}."),
    ("prose.cell.intake", "The prose says {stated}: neither the {value} of {cell} nor the {all} with {other}."),
    (
        "prose.cell.scope",
        "The prose says {stated}, {cell} says {value}; the sentence names a scope: check that both count the same.",
    ),
    (
        "prose.cell.scope-sum",
        "The prose says {stated}, the cells from {first} to {last} add up to {value}; the sentence names a scope: check that both count the same.",
    ),
    ("prose.parts.title", "The parts make the total"),
    (
        "prose.parts.why",
        "What 其中 lists are parts of the total and cannot exceed it; parts listed as complete must equal it. Information that went out over several channels counts once, so channels may add up to more.",
    ),
    (
        "prose.parts.advice",
        "Check the total and its parts; write 等 where only some are listed, and say so where channels overlap.",
    ),
    ("prose.parts.basis", "the numbers of one sentence"),
    ("prose.parts.more", "The parts {parts} = {sum} exceed the total of {total}."),
    ("prose.parts.less", "The parts {parts} = {sum} fall short of the total of {total}."),
    ("prose.share.title", "A percentage follows from its numbers"),
    (
        "prose.share.why",
        "A share is a part of a whole; both are whole numbers, so only some percentages are possible. The digits are taken as printed; rounding and cutting off are both accepted.",
    ),
    ("prose.share.advice", "Compute the share again, or check part and whole."),
    ("prose.share.basis", "arithmetic of the numbers in the sentence"),
    ("prose.share", "Printed {percent}, but {part} ÷ {whole} = {true}."),
    ("prose.share.rounding", "Printed {percent}, but {part} ÷ {whole} = {true}; the last digit differs."),
    ("prose.share.impossible", "Out of {whole} no whole number of pieces gives {percent}."),
    ("prose.trend.title", "A change follows from the numbers of both years"),
    (
        "prose.trend.why",
        "Growth is this year against last year; where both stand there it can be recomputed, and where last year's is not given some whole number must give the printed digits.",
    ),
    ("prose.trend.advice", "Compute it again from last year's report."),
    ("prose.trend.basis", "arithmetic of the numbers in the sentence"),
    ("prose.trend", "{value} this year and {base} last year make {true}, not what is printed."),
    ("prose.trend.rounding", "{value} this year and {base} last year make {true}; the last digit differs."),
    (
        "prose.trend.direction",
        "{value} this year and {base} last year: the direction is reversed, the change is {true}.",
    ),
    ("prose.trend.difference", "{value} this year and {base} last year differ by {true}, the prose says {stated}."),
    ("prose.trend.impossible", "With {value} this year no whole number of last year gives the printed change."),
    ("prose.repeated.title", "The same number reads the same everywhere"),
    (
        "prose.repeated.why",
        "One fact stated twice has one figure; where no cell of the tables holds it the two statements can only be held against each other.",
    ),
    ("prose.repeated.advice", "Find out which is right; if time or scope differ, say so."),
    ("prose.repeated.basis", "two places of one report state the same fact"),
    ("prose.repeated", "Here it says {second}, elsewhere {first}: “{quote}”."),
    ("prose.whole.title", "“All” agrees with the table"),
    (
        "prose.whole.why",
        "Where all applications are finished none is carried over; where all cases were upheld the table has no other result. The report is written after the year, so 全部办结 may speak of that later day.",
    ),
    ("prose.whole.advice", "Reword the sentence after the table, or check the table."),
    ("prose.whole.basis", "prose and table of one report state the same fact"),
    ("prose.whole.handled", "The prose says all were finished; {cell} says {value}."),
    (
        "prose.whole.answered",
        "The prose says all were answered; {cell} says {value}. Does it mean those that were due?",
    ),
    ("prose.whole.kind", "The prose says all are so; {cells} add up to {value}, the total is {total}."),
    ("prose.unchecked.title", "Prose that could not be held against a table"),
    ("prose.unchecked.why", "What was not checked must not look as if it were right."),
    (
        "prose.unchecked.advice",
        "See whether the table is complete and not a picture, and check again; or compare these numbers by hand.",
    ),
    ("prose.unchecked.basis", "how far this check reaches"),
    (
        "prose.unchecked",
        "{count} statements of the prose belong to {table}, which was not found or whose cells cannot be read.",
    ),
];

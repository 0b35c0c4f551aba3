//! Order: one stable sort for the whole crate.
//!
//! The standard library's sort is compiled anew for every element type and comparison, at 3–5 KB of wasm each: some forty
//! of them made a seventh of the checker. Here the generic part is an insertion for short lists; longer ones sort their
//! indices through a reference to the comparison, in code that exists once.

use std::cmp::Ordering;
use std::ops::Range;

/// The items of a list in order of their places whose places lie in a range.
pub fn within<T>(items: &[T], range: Range<usize>, place: impl Fn(&T) -> usize) -> &[T] {
    let from = items.partition_point(|item| place(item) < range.start);
    let until = items.partition_point(|item| place(item) < range.end);
    items.get(from..until).unwrap_or_default()
}

/// Lists up to this length are sorted in place.
const SHORT: usize = 16;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() > SHORT {
        let mut order = order(items.len(), &mut |a, b| match (items.get(a as usize), items.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        });
        permute(&mut order, &mut |a, b| items.swap(a, b));
        return;
    }
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && compare(&items[at - 1], &items[at]) == Ordering::Greater {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Sorts by a key; equal items keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts items that have an order of their own.
pub fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// The indices `0..len` in order, by merging ever longer runs. `after` says whether the first belongs behind the second.
fn order(len: usize, after: &mut dyn FnMut(u32, u32) -> bool) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..len as u32).collect();
    let mut merged = Vec::with_capacity(len);
    let mut run = 1;
    while run < len {
        merged.clear();
        for pair in sorted.chunks(run * 2) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, after, &mut merged);
        }
        std::mem::swap(&mut sorted, &mut merged);
        run *= 2;
    }
    sorted
}

fn merge(mut left: &[u32], mut right: &[u32], after: &mut dyn FnMut(u32, u32) -> bool, out: &mut Vec<u32>) {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if after(*a, *b) {
            out.push(*b);
            right = right_rest;
        } else {
            out.push(*a);
            left = left_rest;
        }
    }
    out.extend_from_slice(left);
    out.extend_from_slice(right);
}

/// Brings the item `order[i]` to place `i`, for every `i`, by exchanges along the cycles; uses up `order`.
fn permute(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        loop {
            // A place that is done names itself. What stood at the start travels along until its own turn.
            let from = std::mem::replace(&mut order[place], place as u32) as usize;
            if from == start {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 5u64;
        for len in [0, 1, 2, 15, 16, 17, 40, 1000] {
            let mut items: Vec<(u64, usize)> = (0..len)
                .map(|at| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    ((state >> 33) % 50, at)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            by_key(&mut items, |item| item.0);
            assert_eq!(items, expected, "{len}");
        }
    }

    #[test]
    fn one_item_out_of_place_costs_no_more_than_any_other() {
        // All in order, but the last belongs first: one cycle through all places.
        let len = 1_000_000;
        let mut items: Vec<u32> = (1..len).chain([0]).collect();
        plain(&mut items);
        assert!(items.iter().copied().eq(0..len));
        let mut order: Vec<u32> = [len - 1].into_iter().chain(0..len - 1).collect();
        let mut swaps = 0;
        permute(&mut order, &mut |_, _| swaps += 1);
        assert_eq!(swaps, len - 1);
    }
}

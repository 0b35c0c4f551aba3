//! Order: one stable sort for the whole crate.
//!
//! The standard library's sort is compiled anew for every element type and comparison, at 3–5 KB of wasm each: some forty
//! of them made a seventh of the checker. Here the generic part is an insertion for short lists; longer ones sort their
//! indices through a reference to the comparison, in code that exists once.

use std::cmp::Ordering;

/// Lists up to this length are sorted in place.
const SHORT: usize = 16;

/// Sorts by a comparison; equal items keep their order.
pub fn by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() > SHORT {
        let order = order(items.len(), &mut |a, b| match (items.get(a as usize), items.get(b as usize)) {
            (Some(a), Some(b)) => compare(a, b) == Ordering::Greater,
            _ => false,
        });
        permute(&order, &mut |a, b| items.swap(a, b));
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

/// Brings the item `order[i]` to place `i`, for every `i`, by exchanges.
fn permute(order: &[u32], swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..order.len() {
        let mut from = order[place] as usize;
        // What stood there first has been moved to where its own turn put it.
        while from < place {
            from = order[from] as usize;
        }
        if from != place {
            swap(place, from);
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
}

//! What a file defines by name or number.

use std::borrow::Borrow;

/// Most names of a kind.
pub const MAX_NAMES: usize = 4096;

/// Things by their names, in the order of these.
#[derive(Debug)]
pub struct Named<T, K = String>(Vec<(K, T)>);

impl<T, K> Default for Named<T, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, K: Ord> Named<T, K> {
    fn place<Q: Ord + ?Sized>(&self, name: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.0.binary_search_by(|(known, _)| known.borrow().cmp(name))
    }

    /// The thing of a name.
    pub fn get<Q: Ord + ?Sized>(&self, name: &Q) -> Option<&T>
    where
        K: Borrow<Q>,
    {
        self.place(name).ok().and_then(|at| self.0.get(at)).map(|(_, thing)| thing)
    }

    /// The same, to change it.
    pub fn get_mut<Q: Ord + ?Sized>(&mut self, name: &Q) -> Option<&mut T>
    where
        K: Borrow<Q>,
    {
        self.place(name).ok().and_then(|at| self.0.get_mut(at)).map(|(_, thing)| thing)
    }

    /// The thing of a name, made where there is none and room for it.
    pub fn make<Q: Ord + ToOwned<Owned = K> + ?Sized>(&mut self, name: &Q, thing: impl FnOnce() -> T) -> Option<&mut T>
    where
        K: Borrow<Q>,
    {
        let at = match self.place(name) {
            Ok(at) => at,
            Err(_) if self.0.len() >= MAX_NAMES => return None,
            Err(at) => {
                self.0.insert(at, (name.to_owned(), thing()));
                at
            }
        };
        self.0.get_mut(at).map(|(_, thing)| thing)
    }

    /// Forgets all of them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

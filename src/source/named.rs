//! What a file defines by name.

/// Most names of a kind.
const MAX_NAMES: usize = 4096;

/// Things by their names, in the order of these.
#[derive(Debug)]
pub struct Named<T>(Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Default> Named<T> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }

    /// The thing of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.place(name).ok().and_then(|at| self.0.get(at)).map(|(_, thing)| thing)
    }

    /// The thing of a name, made where there is none.
    pub fn make(&mut self, name: &str) -> Option<&mut T> {
        let at = match self.place(name) {
            Ok(at) => at,
            Err(_) if self.0.len() >= MAX_NAMES => return None,
            Err(at) => {
                self.0.insert(at, (name.to_owned(), T::default()));
                at
            }
        };
        self.0.get_mut(at).map(|(_, thing)| thing)
    }
}

//! How an object is written down: each member once, with its value.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// What is printed as an object, or as the first members of one.
pub(super) trait Members {
    /// Prints its members in their order.
    fn put<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// A list whose elements are made as they are printed.
pub(super) struct List<I>(pub(super) I);

impl<I: Iterator<Item: Serialize> + Clone> Serialize for List<I> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone())
    }
}

/// Whether a member is printed that is left out where it has no value.
pub(super) fn optional<T>(value: &Option<T>) -> bool {
    value.is_some()
}

/// Declares what is printed as an object, and from what it is made: that stands in parentheses.
///
/// The members stand in the order in which they are printed, after those of another object where one is named. A
/// member in brackets is printed where its value passes the test that stands there.
macro_rules! form {
    (
        $(#[$about:meta])*
        $seen:vis $name:ident $(<$life:lifetime>)? ($($from:ident: $what:ty),*) {
            $(..$first:expr;)?
            $($member:ident $([$shown:ident])?: $value:expr,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy)]
        $seen struct $name $(<$life>)? ($(pub(super) $what),*);

        impl $(<$life>)? $crate::render::json::form::Members for $name $(<$life>)? {
            fn put<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                let &Self($($from),*) = self;
                $($crate::render::json::form::Members::put(&$first, map)?;)?
                $({
                    let value = $value;
                    if true $(&& $shown(&value))? {
                        map.serialize_entry(stringify!($member), &value)?;
                    }
                })*
                Ok(())
            }
        }

        impl $(<$life>)? serde::Serialize for $name $(<$life>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $crate::render::json::form::Members::put(self, &mut map)?;
                serde::ser::SerializeMap::end(map)
            }
        }
    };
}

pub(super) use form;

//! How a form is written down: each member once, with its type and with what it holds.

/// Declares a struct that is serialized, and `new`, which makes it from what stands in parentheses.
///
/// The members stand in the order in which they are printed.
macro_rules! form {
    (
        $(#[$about:meta])*
        $seen:vis $name:ident $(<$life:lifetime>)? ($($from:ident: $what:ty),*) {
            $($(#[$how:meta])* $member:ident: $type:ty = $value:expr,)*
        }
    ) => {
        $(#[$about])*
        #[derive(serde::Serialize)]
        $seen struct $name $(<$life>)? {
            $($(#[$how])* $member: $type,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            $seen fn new($($from: $what),*) -> Self {
                Self { $($member: $value,)* }
            }
        }
    };
}

pub(super) use form;

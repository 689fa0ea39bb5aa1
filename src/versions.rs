//! The texts that come with the program, and the user's own folder.

"""What is known of archives, as data: profiles of digital archives, a registry of repositories, a lexicon of terms."""

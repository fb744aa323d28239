"""The top of a story and of its sections: lead, headline, standfirst, headings."""

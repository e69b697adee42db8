"""Tables on a page: what tags, rules, fills and the places of words show."""

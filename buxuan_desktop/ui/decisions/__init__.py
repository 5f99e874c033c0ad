"""What chief scrutineer and election committee decide: doubts, names, objections, recounts, balances."""

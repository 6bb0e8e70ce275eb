// Neutral texts of our own, for tests.

export const SUMMARY = `The town library reopens in spring after two years of repairs. The roof was replaced, and the reading room has new lamps. Visitors often asked for longer hours, but the council found no money for them. A small cafe opens next to the main entrance. Local schools have donated nine hundred books and several maps. The old clock in the hall stays where it was.`

export const NOTES = `The night bus to the harbour stops running in October. Few passengers used it on weekdays, and the company lost money every month. A van takes its place on Fridays and Saturdays. Tickets for the van cost the same as before. The company says it may bring the bus back when the new houses near the pier are sold.`

export const EMAIL = `Hello,

I hope this note finds all well. The main points are as follows. ${NOTES}

Best wishes,
Alex`

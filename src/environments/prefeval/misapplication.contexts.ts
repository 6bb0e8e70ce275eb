/** What somebody may want written or answered that has nothing to do with what they like themself. */
export const ELSEWHERE_KINDS = [
  'letter',
  'code',
  'sums',
  'translation',
  'text',
  'fact',
  'fiction',
  'others',
] as const
export type ElsewhereKind = (typeof ELSEWHERE_KINDS)[number]

/** A text at hand on which no preference of the person's own bears. */
export interface Elsewhere {
  readonly kind: ElsewhereKind
  /** As `prompt` takes it. */
  readonly task?: string
  readonly context: string
}

const of = (kind: ElsewhereKind, task: string | undefined, contexts: readonly string[]) =>
  contexts.map((context): Elsewhere => ({ kind, ...(task !== undefined && { task }), context }))

/**
 * Made up, and written before anything was measured with them. Many touch on the same subjects as people's preferences
 * do (food, travel, pets, clothes): for another recipient, in a story, in a sum, in a text that only has to be
 * translated. `others` asks for advice on behalf of somebody whose own wishes are told.
 */
export const ELSEWHERE: readonly Elsewhere[] = [
  ...of('letter', 'letter', [
    'A condolence letter to a colleague whose mother died last week. We have worked together for six years.',
    'A letter of reference for my former assistant, who is applying to run the kitchen of a hotel.',
    'A letter to the landlord: the heating in the hall has been off since Monday, please have it repaired.',
    'A farewell card for our neighbour, who is moving to Portugal and loved her garden and her three cats.',
    'A reply to an airline that turned down my claim for a cancelled flight, citing the regulation.',
    'A formal invitation to the retirement dinner of our director, to be sent to eighty guests.',
    'A thank-you note to the nurses of ward seven, who looked after my father for a month.',
    'A letter of resignation to the gym I work at, with four weeks of notice.',
  ]),
  ...of('code', 'code', [
    'Write a function that reads recipes from a JSON file and groups them by cuisine.',
    'Why does my booking form accept a check-out date that lies before the check-in date?',
    'Refactor this class `MusicPlayer` so that the playlist is injected in its constructor.',
    'Write a SQL query for the ten best selling shoes of each month from the tables orders and items.',
    'My test for the restaurant search fails only on the build server. What should I look at first?',
    'Add a retry with backoff to this function that fetches the weather for a list of cities.',
    'Name some good options for a state library in a game made with React.',
    'How do I make this regular expression match car number plates with and without a hyphen?',
  ]),
  ...of('sums', undefined, [
    'A restaurant bill of 186 euros is shared by five people, one of whom had no wine. Wine was 42 euros. What does each pay?',
    'A car does 6.4 litres on 100 km. How much petrol does a trip of 730 km take?',
    'If a gym costs 29 a month or 290 a year, after how many months is the year cheaper?',
    'A hotel has 120 rooms and is 85 % full. How many more guests fit if a third of the free rooms are double?',
    'Convert a recipe for four people to eleven: 300 g flour, 2 eggs, 180 ml milk.',
    'A dog of 14 kg gets 12 mg of a drug per kg a day, in two doses. How much is one dose?',
    'Two flights leave at 9:10 and 9:50 and take 3 h 25 and 2 h 35. Which lands first?',
    'A shirt costs 60 after 25 % off. What was it before?',
  ]),
  ...of('translation', 'translation', [
    'Translate into German: "The seafood at the harbour was the best we had ever eaten."',
    'Translate this menu into English: soupe à l’oignon, steak frites, crème brûlée.',
    'How do you say "Where can I find a good vegetarian restaurant?" in Italian? It is for a phrase book.',
    'Translate the safety notice of a hotel into French: "In case of fire do not use the lift."',
    'Put this advertisement for running shoes into Spanish and keep it under forty words.',
    'Translate the subtitles of this horror film into plain English.',
    'Translate my cousin’s blog post about her camping trip into Dutch.',
    'What is the English for "Hundehaftpflichtversicherung"?',
  ]),
  ...of('text', 'rewrite', [
    'Shorten this restaurant review to three sentences; it is going into the town magazine.',
    'Summarise the minutes of the school board on the new cafeteria in five points.',
    'Correct the spelling in this paragraph of my son’s essay about video games.',
    'Rewrite this press release on an electric bus line for a general reader.',
    'Turn these notes of the fitness congress into an agenda for the second day.',
    'Make the description of this holiday flat sound less salesy. The owner wrote it.',
    'Give this obituary of a jazz pianist a better first sentence.',
    'Check this data sheet of a washing machine for contradictions.',
  ]),
  ...of('fact', undefined, [
    'When was the first underground railway opened, and where?',
    'What is the difference between a novel and a novella?',
    'Why do cats purr?',
    'Which countries have won the football world cup more than twice?',
    'How is decaffeinated coffee made?',
    'What does the word "gluten" come from?',
    'What are the rules of offside in ice hockey?',
    'How many hotels are there in Las Vegas?',
  ]),
  ...of('fiction', 'story', [
    'Write a scene in which a detective orders a steak and finds a ring in it.',
    'Continue the story: the two hikers had lost the path, and the dog would not go on.',
    'Give me the dialogue of a pushy car salesman and a couple who only came in from the rain.',
    'A villain for my novel runs a chain of beauty salons. What should her office look like?',
    'Write a limerick about a vegan at a barbecue.',
    'Some ideas for names of a fictional rock band of the seventies?',
    'Describe a crowded night market as my character, a thief, would see it.',
    'What would be a good twist for a film set in a cruise ship’s kitchen?',
  ]),
  ...of('others', undefined, [
    'My colleague Priya is a vegetarian and loves spicy food. What should I cook when she comes to dinner?',
    'What are some good toys for the puppy my sister has just adopted?',
    'My parents love cruises and want to go north. Which lines can you recommend to them?',
    'Our trainee learns best from videos. Which courses on accounting would suit him?',
    'A client from Osaka is in town and likes jazz. Where should she go tonight?',
    'My eleven-year-old nephew wants a console for his birthday. Which is best for him?',
    'My grandmother would like a warm winter coat in a bright colour. Any suggestions for her?',
    'The new tenant wants to know how to get to the office without a car. What are her options?',
  ]),
]

import type { Pair } from '../api.ts'

const pair = (context: string, a: string, b: string): Pair => ({ context, a, b })

/** Questions to begin with: the same said in two ways that differ in one or two habits of writing. */
export const QUESTIONS: readonly Pair[] = [
  pair(
    'A note that a meeting moves',
    'The meeting moves to Thursday at 10. Same room.',
    'I wanted to let everybody know that the meeting we had planned for Tuesday will now take place on Thursday at 10 in the morning. The room stays the same as before, so there is nothing that you need to do.',
  ),
  pair(
    'What to pack for two days of walking',
    '- Boots\n- Rain jacket\n- Two litres of water\n- A map on paper',
    'Take boots and a rain jacket, carry two litres of water, and put a map on paper into your pocket in case the phone dies.',
  ),
  pair(
    'An answer to a colleague who asks for a report',
    'Dear Ms Okafor,\n\nPlease find the report attached. Should you have any questions, I would be glad to answer them.\n\nYours sincerely,\nAda Brandt',
    'Hi Ngozi,\n\nhere’s the report. Shout if anything is unclear!\n\nAda',
  ),
  pair(
    'Congratulations to a friend',
    'You did it!!! 🎉 So proud of you, this is going to be great! 🚀',
    'You did it. I am proud of you, and I think it is going to be a good time.',
  ),
  pair(
    'Whether to buy a used car',
    'Buy it. The price is fair, the engine was looked after, and you need it by June.',
    'It may well be worth buying. The price seems fair, and the engine appears to have been looked after, although it is perhaps hard to be certain.',
  ),
  pair(
    'How bread rises',
    'Yeast eats sugar and gives off gas. The gas fills the dough with bubbles, so it rises.',
    'Fermentation by Saccharomyces cerevisiae converts available sugars to carbon dioxide, which is retained by the gluten network and thereby expands the dough.',
  ),
  pair(
    'A summary of a long discussion',
    '## Decision\nWe start in May.\n\n## Open\n- Who leads\n- The budget',
    'We agreed to start in May. Who leads, and with what budget, is still open.',
  ),
  pair(
    'What to do about a leaking tap',
    'First turn off the water. Then unscrew the handle, take out the old washer, put in a new one of the same size, and screw the handle on again.',
    'It is most likely the washer. Have you turned off the water yet? If so, unscrew the handle and you will see it.',
  ),
  pair(
    'A complaint about a late delivery',
    'My order is eight days late. Send it by Friday or refund me.',
    'I hope you are well. I am writing because my order seems to be about eight days late, and I was wondering whether you could kindly look into it. Thank you so much for your help!',
  ),
  pair(
    'How a museum was',
    'The rooms were cold and nearly empty. Boats hung from the ceiling; dust lay on their sails like first snow.',
    'The museum has six rooms with 40 boats. It was cold, and there were few visitors.',
  ),
  pair(
    'Feedback on a draft',
    'The middle part is too long. Cut the second example and say what follows from the third.',
    'I really enjoyed reading this! The start is strong. If I may, the middle part might gain from being a little shorter; perhaps the second example could go.',
  ),
  pair(
    'Why the team should test more',
    'We broke the shop twice in March. Both times a test would have told us. Let’s write those tests first.',
    'Testing improves quality. It reduces risk, increases confidence, and supports faster delivery. For these reasons, more testing is recommended.',
  ),
  pair(
    'An out-of-office note',
    'I’m away until 12 August. If it’s urgent, ask Sam.',
    'I am away until 12 August. If it is urgent, please ask Sam.',
  ),
  pair(
    'What a heat pump is',
    'A heat pump is a fridge turned round: it takes warmth from outside and carries it in.',
    'A heat pump moves heat from outside air or ground into a building. It uses electricity, and for each kilowatt hour it delivers three to four of heat.',
  ),
  pair(
    'Advice on learning the piano as an adult',
    'Ten minutes every day beats two hours on Sunday.',
    'You should practise regularly. For example, ten minutes every day will bring you further than two hours on a Sunday, because fingers learn by repetition.',
  ),
  pair(
    'A reminder to a neighbour',
    'Could you move the bikes from the hall, please? The postwoman can’t get through.',
    'The bikes in the hall have to be moved. The postwoman cannot get through.',
  ),
]

import { describe, expect, it } from 'vitest'
import { statedWishes } from './stated.ts'

const sides = (text: string) => statedWishes(text).map(({ stance, quote }) => [stance, quote])

/** Each is one wish; all of the sentence is its words. */
const MORE: readonly string[] = [
  'I need hotels with step-free access',
  'I need vegan options when eating out',
  'I need quiet to concentrate',
  'I need at least eight hours of sleep',
  'I need my bedroom to be completely dark',
  'I want clothes made from natural fibres',
  'I want board games with short rules',
  'I want restaurants that have vegan dishes',
  'I always want an aisle seat',
  'I only want vegan food',
  'I only want to watch documentaries',
  'I only eat organic produce',
  'I only use public transport',
  'I only buy second-hand clothes',
  'I require gluten-free meals',
  'I require a quiet environment for studying',
  'I tend to eat small meals',
  'I tend to stay in small guesthouses',
  "I'm committed to a zero-waste lifestyle",
  'I am committed to eating plants',
  'I choose products with minimal packaging',
  'I choose trains over planes',
  'I choose to live without a car',
  'I support local businesses',
  'I support fair-trade coffee',
  'I firmly believe that pets should be adopted, not bought',
  'I would rather read than watch television',
  "I'd rather take the train than fly",
  'It is important to me that my clothes are ethically made',
  "It's very important to me that the products I buy are cruelty-free",
  "It's important to me to buy local food",
  'I rely heavily on captions',
  'I lean towards indie films',
  'I opt for plant-based meals',
  'I care deeply about animal welfare',
  'I will only stay in family-run hotels',
  'I learn better by doing',
]

const LESS: readonly string[] = [
  'I struggle with crowded places',
  'I get anxious in crowds',
  'I get carsick on winding roads',
  'I get headaches from strong perfume',
  'I feel uncomfortable in large groups',
  'I am committed to reducing my plastic use',
  'Strong perfume gives me headaches',
  'Fluorescent light gives me migraines',
  'Loud bars make me anxious',
  'Dairy upsets my stomach',
  'Reading in a moving car makes me dizzy',
  'I am easily distracted by noise',
  'I am wary of alternative medicine',
  'I suffer from motion sickness',
  'I limit my sugar intake',
  'I make sure to avoid palm oil',
  'I cannot concentrate in noisy places',
  'I lose focus during long lectures',
  'I want nothing to do with horror films',
  'I would never buy leather',
  "I don't want spicy food",
  "I don't want cars without airbags",
]

/** The reason stands first; the wish is what follows it. */
const BECAUSE: readonly (readonly [text: string, quote: string])[] = [
  ['I have a large family, so I need a car with three rows.', 'I need a car with three rows'],
  ['I have sensitive skin, so I need mild soap.', 'I need mild soap'],
  ['I use a wheelchair, so I need accessible hotels.', 'I need accessible hotels'],
  ['I have a bad back and need ergonomic chairs.', 'need ergonomic chairs'],
  ['Because I have a dog, I need pet-friendly accommodation.', 'I need pet-friendly accommodation'],
]

/** What the words above also begin: a task, an occasion, an opinion, somebody else. */
const NOTHING: readonly string[] = [
  // I need
  'I need help with my essay.',
  'I need a hotel in Lisbon.',
  'I need a hotel with a gym in Lisbon.',
  'I need hotels in Lisbon with a pool for next week.',
  'I need examples that run.',
  'I need a list of vegan restaurants.',
  'I need a vegan recipe for dinner.',
  'I need five games with a dragon.',
  'I need more options.',
  'I need to sleep.',
  'I need some quiet.',
  'I need an app to focus.',
  'I need something to help me sleep.',
  'I need my car to be fixed.',
  'I need classes that inherit from Base.',
  'I need products with a price below 20.',
  'I need you to check my grammar.',
  'I needed quiet to concentrate.',
  'Do I need hotels with a gym?',
  'She says I need quiet to concentrate.',
  // I want
  'I want you to write a poem.',
  'I want to learn Python.',
  'I want a new car.',
  'I want the hotel with the pool.',
  'I want books that explain relativity.',
  'I want movies similar to Alien.',
  'I want these shoes without laces.',
  'I want my dog to stop barking.',
  'I only want to know if it rains.',
  'I only want to buy one ticket.',
  'I only want the first column.',
  'I always want to know more.',
  // I require
  'I require your assistance.',
  'I require a visa to enter.',
  'I require a 500-word text on dogs.',
  // I struggle, get, feel
  'I struggle with this exercise.',
  'I struggle with the second question.',
  'I struggle with fractions. Please explain them.',
  'I struggle with my landlord.',
  'I struggle with sticking to routines.',
  'I get bored of this.',
  'I get nervous about my interview.',
  'I get an error in the console.',
  'I feel sick today.',
  'I feel uncomfortable in my new office.',
  // I tend
  'I tend to agree.',
  'I tend to forget names.',
  'I tend to use too many commas.',
  'I tend to eat too much.',
  'I tend to read it twice.',
  // I am committed
  'I am committed to this project.',
  'I am committed to delivering excellent results.',
  'I am committed to the success of the team.',
  'I am committed to reducing costs.',
  // I choose
  'I choose the second one.',
  'I choose option A over option B.',
  'I choose to stay at the first hotel.',
  'I choose to believe him.',
  // I support, I believe
  'I support the proposal.',
  'I support customers by phone.',
  'I support a family of five.',
  'I firmly believe that taxes should be lower.',
  'I firmly believe that the hotel should refund me.',
  'I believe you should go.',
  // I would rather
  'I would rather meet at noon than at ten.',
  'I would rather die than go there.',
  "I'd rather use a loop than recursion.",
  "I'd rather take this one than that one.",
  "I'd rather stay here than move.",
  // It is important to me
  'It is important to me that you understand this.',
  'It is important to me that this email sounds polite.',
  "It's important to me that we finish on time.",
  'It is important to me to finish this today.',
  'It is important that food is cooked through.',
  // It gives me headaches
  'This code gives me headaches.',
  'My boss gives me headaches.',
  'It makes me anxious.',
  'The noise from your flat gives me headaches.',
  'Thinking about the exam makes me anxious.',
  'Strong perfume gives me headaches, she said.',
  'Strong perfume gives him headaches.',
  // Others
  'I rely on you.',
  'I rely on your discretion.',
  'I lean towards option B.',
  'I opt for the second one.',
  'I care a lot about this project.',
  'I will only buy it if it fits.',
  'I will only stay there for one night.',
  'I would never do that.',
  'I cannot focus on this now.',
  'I make sure to reply.',
  "I don't want to wait.",
  "I don't need help.",
  "I don't want a new car.",
  "I don't need more shoes.",
  'I make sure to avoid it.',
  'I suffer from this every day.',
  // A reason, and a task
  'I have a large family, so I need a quick answer.',
  'I have a large family, so I need a hotel in Lisbon.',
  'I have a dog, so I need a name for it.',
  'I have three kids, so I need dinner ideas.',
  'I am tall, so I need help finding trousers.',
  'I have a bad back and need help.',
  'If I have a large family, I need a car with three rows.',
]

describe('a manner of living', () => {
  it.each(MORE)('is wanted: %s', (text) => expect(sides(`${text}.`)).toEqual([['more', text]]))
  it.each(LESS)('is unwelcome: %s', (text) => expect(sides(`${text}.`)).toEqual([['less', text]]))
  it.each(BECAUSE)('is told with its reason: %s', (text, quote) =>
    expect(sides(text)).toEqual([['more', quote]]),
  )
  it.each(NOTHING)('is not told by %j', (text) => expect(sides(text)).toEqual([]))

  it('leaves a sentence in which a thing stands first as it is', () => {
    const line = (text: string) => statedWishes(text)[0]?.statement
    expect(line('Strong perfume gives me headaches.')).toBe('Strong perfume gives them headaches')
    expect(line('My pet peeve is loud chewing.')).toBe('Their pet peeve is loud chewing')
    expect(line('Not a fan of horror films.')).toBe('Not a fan of horror films')
    expect(line('I would rather read than watch television.')).toBe('Would rather read than watch television')
    expect(line("It's important to me to buy local food.")).toBe("It's important to them to buy local food")
  })

  it('reads what is rather done by the thing chosen, not by what it is chosen over', () => {
    const about = (text: string) => statedWishes(text)[0]?.about
    expect(about('I would rather hike than swim.')).toBe(about('I would rather hike than ski.'))
  })
})

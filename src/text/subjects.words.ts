import { stem } from './stem.ts'

/**
 * Words of everyday subjects: those that tell the subject alone, then, after the slash, those that tell it only
 * among others. From general knowledge, mended with the even entries of PrefEval's open part in view (see
 * docs/environments.prefeval.md). A row goes on where it is indented. A phrase whose words tell its subject anyway
 * need not be here.
 */
const SUBJECTS = `
food: food, meal, dish, eat, dine, restaurant, cuisine, cook, recipe, ingredient, diet, dietary, breakfast,
  brunch, lunch, dinner, supper, snack, dessert, buffet, menu, spicy, seafood, shellfish, shrimp, beef,
  pork, chicken, poultry, lamb, steak, barbecue, bbq, vegan, vegetarian, pescatarian, plant based, gluten,
  dairy, lactose, cheese, yogurt, egg, peanut, soy, tofu, sugar, sugary, candy, chocolate, cake, pastry,
  bakery, pasta, pizza, burger, sandwich, salad, soup, sauce, sushi, curry, taco, vegetable, garlic, onion,
  mushroom, appetizer, entree, coffee, cafe, café, wine, beer, cocktail, alcohol, alcoholic, beverage,
  smoothie, bistro, eatery, food truck, chef, culinary, gourmet, foodie, kosher, halal, keto, paleo, picnic,
  street food, fast food, raw food, organic food, processed food, supermarket, grocery, gastronomy,
  delicacy, food allergy, table reservation, food experience, to eat, foodstuff, spices, herb, cilantro,
  pickle, olive, avocado, bacon, ham, sausage, turkey, duck, tuna, salmon, crab, lobster, oyster, ramen,
  dumpling, dim sum, tapas, brunch spot, steakhouse, pizzeria, brewery, winery, takeout, takeaway, delivery
  meal, leftover, gluten free, dairy free, nut allergy, sugar free, low carb, fermented, ice cream, cookie,
  donut, waffle, pancake, cereal, oatmeal, granola, casserole, stew, stir fry, eggplant, broccoli, kale,
  spinach, mexican food, indian food, chinese food, thai food, italian food, fine dining, casual dining,
  dining experience, eat out, dine in, waiter, tipping, bottled water, flavor, flavour, fish, meat, milk,
  butter, bread, fruit, rice, noodle, tomato, potato, bean, grain, carb, protein, calorie, fried, tea,
  juice, soda, pub, caffeine, tasting, nutrition, thai, mexican, indian, chinese, italian, french cuisine,
  japanese food, korean bbq, mediterranean, fusion cuisine, spiciness, chili, ribs, roast, skewer,
  delicious, flavorful, tasty, food stall, street stall, night market, food court, food hall, diner,
  canteen, cantina, food poisoning, hygiene, appetite, vegetarianism, veganism, gelatin, lentil, chickpea,
  hummus, falafel, kebab, quinoa, nutella, jam, syrup, vinegar, mustard, mayo, ketchup, tempeh, oat milk,
  almond milk, almond, cashew, walnut, hazelnut, coconut, mango, banana, apple pie, berry, strawberry,
  citrus, lemon, artificial sweetener, food coloring, msg, additive, preservative, whiskey, vodka, rum,
  liquor, spirits, sparkling water, kombucha, energy drink, espresso, latte, matcha, supplement, sports
  nutrition, nutritional supplement, healthy snack, vitamin, protein powder, energy boost, boost my energy,
  healthy eating, eat healthier, diet plan, food container, container, cookware, animal product, omega 3,
  fatty acid, herbal tea, wine tasting, cooking class, food tour, cajun, pho, udon, soba, teriyaki, tempura,
  sashimi, bibimbap, kimchi, miso, paella, risotto, lasagna, gnocchi, ravioli, carbonara, pesto, spaghetti,
  macaroni, nachos, burrito, quesadilla, enchilada, tamale, fajita, guacamole, tortilla, ceviche, empanada,
  gyro, souvlaki, tzatziki, shawarma, biryani, naan, samosa, masala, tandoori, paneer, chutney, couscous,
  tagine, goulash, schnitzel, bratwurst, sauerkraut, pierogi, borscht, fondue, quiche, crepe, croissant,
  baguette, bagel, muffin, scone, biscuit, brownie, cupcake, cheesecake, tiramisu, gelato, sorbet, pudding,
  custard, caviar, charcuterie, prosciutto, salami, pepperoni, jerky, venison, veal, offal, octopus, squid,
  calamari, clam, mussel, scallop, anchovy, sardine, trout, halibut, catfish, tilapia, swordfish, prawn,
  crayfish, carrot, cucumber, zucchini, pumpkin, cauliflower, cabbage, asparagus, artichoke, celery,
  lettuce, arugula, beet, beetroot, radish, turnip, yam, okra, leek, shallot, jalapeno, ginger, turmeric,
  basil, oregano, parsley, dill, cumin, coriander, cinnamon, nutmeg, saffron, paprika, wasabi, peach, pear,
  cherry, grape, melon, watermelon, pineapple, papaya, kiwi, raspberry, blueberry, blackberry, cranberry,
  pomegranate, grapefruit, apricot, guava, lychee, durian, raisin, champagne, prosecco, tequila, gin,
  margarita, martini, mojito, sangria, cider, lager, lemonade, cola, pepsi, cocoa, cappuccino, decaf,
  milkshake, mocktail, bourbon, scotch, brandy, booze, bake, baker, grill, simmer, saute, crockpot,
  marinade, gravy, broth, dough, sourdough, yeast, flour, cornstarch, macrobiotic, fruitarian, flexitarian,
  whole30, atkins, fodmap, celiac, coeliac, gmo, gmos, fiber, fructose, stevia, aspartame, nightshade,
  legume, popcorn, pretzel, cracker, fries, nugget, meatball, meatloaf, meatless, potluck, cookout, banquet,
  feast, lunchbox, cafeteria, trattoria, brasserie, gastropub, tavern, teahouse, deli, delicatessen,
  creamery, omakase, chopsticks, mcdonald, starbucks, kfc, chipotle, sweetener, marshmallow, caramel,
  toffee, fudge, licorice, margarine, lard, mozzarella, parmesan, cheddar, feta, brie, sesame, chia, flax,
  pistachio, pecan, macadamia, sprout, seaweed, barley, oats, polenta, grits, omelet, omelette, scrambled,
  poached, benedict, cornbread, gumbo, jambalaya, chowder, bisque, minestrone, gazpacho, ratatouille,
  coleslaw, undercooked, overcooked, foodborne, refrigerate, edible, palate, savory, savoury, umami,
  mouthwatering, nutritious, nutrient, nourishment, wholefood, superfood, pantry, snackable, bento, satay,
  rendang, laksa, bulgogi, tonkatsu, yakitori, okonomiyaki, katsu, mezze, meze, tahini, dolma, moussaka,
  spanakopita, baklava, halva, churro, flan, arepa, plantain, cassava, haggis, crumble, tart, eclair,
  macaron, macaroon, souffle, mousse, sundae, popsicle, parfait, tex mex, home cooked, foie gras, bell
  pepper, pale ale, cold brew, slow cooker, instant pot, meal plan, meal kit, salad dressing, low fat, low
  sodium, high fat, low calorie, intermittent fasting, genetically modified, trans fat, saturated fat, plant
  protein, energy bar, trail mix, hot dog, chicken wing, cold cuts, raw fish, thanksgiving dinner, box
  lunch, tea house, coffee house, food festival, prix fixe, happy hour, supper club, cheese board, hors
  d'oeuvre, main course, sweet tooth, chewing gum, palm oil, goat cheese, whipped cream, sour cream,
  sunflower seed, truffle oil, whole wheat, hash brown, french toast, pan fried, cookbook recipe, kitchen
  recipe, spring roll, chow mein, lo mein, banh mi, baba ganoush, jerk chicken, shepherd's pie, creme
  brulee, panna cotta / nut, sweet, drink, bar, michelin, cream, sodium, consume, honey, animal based,
  organic, raw, allergy, nutritional, venue, reservation, bite, chain restaurant, plan to eat, vegetable
  oil, mint, pepper, salt, corn, wheat, oil, peel, serve, portion, plate, recipe idea, hungry, starving,
  homemade, buffet style, communal table, american, greek, spanish, vietnamese, turkish, ethnic, authentic,
  upscale, rooftop, waterfront, outdoor seating, loud restaurant, crowded, romantic, date night, date,
  family style, self service, reservation only
lodging: hotel, hostel, motel, resort, bed and breakfast, b&b, airbnb, accommodation, lodging, guesthouse,
  guest house, vacation rental, hotel room, boutique hotel, cabin, villa, homestay, place to stay, glamping,
  campsite, hotelier, booking a room, where to stay, should i stay, me to stay, stay in, stay at, stay near,
  hotel brand, places for me to stay, to stay, inns, bnb, timeshare, check in time, front desk,
  housekeeping, penthouse, yurt, treehouse, room with a view, ryokan, riad, bed breakfast, pet friendly
  hotel, luxury hotel, budget hotel, hotel chain, serviced apartment, hilton, marriott, hyatt, sheraton,
  ritz, westin, holiday inn, four seasons, couchsurfing, eco lodge, eco resort, beach resort, ski resort,
  casino hotel, high rise hotel, swim up bar, room rate, hotel pool, hotel gym, rv, campervan, camping, city
  center, urban center, wilderness, farmstay, houseboat, chalet, bungalow, aparthotel, accommodate, vrbo,
  expedia, radisson, wyndham, fairmont, intercontinental, dormitory, guestroom, bellhop, turndown,
  oceanfront, beachside, lakeside, lakefront, minibar, jacuzzi, checkout time, rental home, vacation home,
  holiday home, holiday let, cottage rental, beach house, lake house, farm stay, castle hotel, apartment
  hotel, extended stay, hotel suite, double room, single room, twin beds, queen bed, hotel bed, hotel
  breakfast, hotel restaurant, hotel booking, room type, room key, booking com, best western, mandarin
  oriental, shared dorm, bunk bed, guest room, valet parking, late checkout, airport hotel, night stay,
  weekend stay, stay during, stay while, self catering, half board, full board, infinity pool, wellness
  resort, golf resort / suite, stay, concierge, room service, lobby, all inclusive, overnight, room, pool,
  amenity, chain, mountain view, ocean view, beachfront, view, floor, luxury, budget, boutique, bunk, dorm,
  breakfast included, quiet, balcony, spa, fitness center, noisy, smoking, adult only, high floor, ground
  floor, elevator, air conditioned, wifi, parking, shared bathroom, private bathroom, bed bug, kitchenette,
  downtown, high rise, chain hotel
transport: transportation, transport, transit, public transport, public transportation, bus, train ride,
  train station, by train, train travel, subway, metro, tram, taxi, cab, uber, lyft, ride sharing,
  rideshare, ferry, flight, fly, plane, airplane, airline, airport, rental car, car rental, rent a car, air
  travel, bike rental, commute, get around, get from, layover, railway, campervan, rv, helicopter, cruise,
  cruise ship, carpool, way to travel, travel between, travel from, rental vehicle, car rental option,
  transportation option, mode of transportation, train journey, tuk tuk, rickshaw, minibus, coach bus,
  shuttle, shuttle bus, airfare, first class ticket, window seat, aisle seat, red eye flight, direct flight,
  nonstop flight, connecting flight, sleeper train, bullet train, high speed train, cable car, gondola, e
  bike, moped, segway, hitchhike, chauffeur, limousine, limo, motorbike taxi, car sharing, carsharing,
  public transit, yacht, hot air balloon, small plane, travel to work, motion sickness, seasick, carsick,
  toll road, drive, bike, bicycle, rail, train, boat, ship, scooter, motorcycle, rental, carriers, legroom,
  economy class, business class, first class, long haul, budget airline, airline ticket, get to, traveling
  by, amtrak, greyhound, eurostar, shinkansen, vespa, gas vehicle, walkways, cab ride, driver service,
  transfers, ground transportation, airport transfer, airport shuttle, traveling across, shared ride, group
  transportation, double decker, overnight bus, overnight train, destination, between cities, across the
  country, road travel, long journey, sea travel, ocean travel, on the water, airbus, boeing, aircraft,
  ryanair, easyjet, lufthansa, emirates, boarding, stopover, inflight, takeoff, airsick, airsickness,
  eurail, interrail, railroad, streetcar, trolley, monorail, funicular, riverboat, vaporetto, catamaran,
  hovercraft, rowboat, speedboat, motorboat, taxicab, cabbie, zipcar, turo, hertz, avis, overland,
  motorhome, caravan, aeroplane, seasickness, snowmobile, driverless, air france, frequent flyer, frequent
  flier, air miles, carry on, checked bag, checked luggage, baggage claim, jet lag, train ticket, rail pass,
  train car, dining car, sleeper car, sleeping car, city bus, tour bus, light rail, water taxi, water bus,
  ocean liner, sail across, ride hailing, ride service, car service, private driver, private car, hired car,
  car hire, ground travel, cycle lane, motorcycle tour, camper van, on foot, by foot, walkable route, by
  car, by air, by rail, by sea, by land, train service, commuter train, regional train, rush hour, traffic
  jam, cross country, travel there, transport mode, transportation mode, packed train, crowded train, red
  eye, middle seat, economy seat, travel sickness, horse drawn, horse carriage, carriage ride, dog sled,
  autonomous vehicle, city driving, means of travel, mode of travel, ways to get, how to get, best way to
  reach / road trip, cycling, route, highway, rent, long distance, shared, ride, traveling, car, vehicle,
  taxi service, vessel, electric vehicle, gasoline, hybrid, electric, coach, pilot, jet, wheel, pedestrian,
  walk, journey, ticket, seat, congestion, parking, freeway, carbon footprint, emission, commuter, distance,
  miles, kilometers, turbulence, altitude, claustrophobia, claustrophobic, confined, enclosed, private jet,
  convenient, scenic
travel: travel, trip, vacation, itinerary, destination, sightseeing, tourist, tourism, guided tour, museum,
  art gallery, monument, landmark, historical site, historic site, excursion, getaway, nightlife, things to
  do, must see attraction, attraction, theme park, amusement park, zoo, aquarium, safari, honeymoon,
  backpacking, souvenir, cultural experience, cultural activity, activity, activities in, day trip, outdoor
  activity, nature reserve, castle, cathedral, palace, tourist trap, travel guide, group tour, bus tour,
  walking tour, food tour, weekend trip, city break, bucket list, off the beaten path, wildlife tour,
  botanical garden, water park, roller coaster, street performance, cooking class, wine tasting, spa day,
  shopping trip, casino, bullfight, circus, ghost tour, haunted house, ancient ruins, nature walk, boat
  tour, whale watching, local culture, visit to, activities for, activities to do, visit, tour, beach,
  adventure, sun exposure, festival, entertainment, cruises, experiences in, hop on, art museum, nightclub,
  night club, pub crawl, bar hopping, clubbing, escape room, painting class, pottery class, street art,
  local market, flea market, farmers market, spelunking tour, hot air balloon ride, helicopter tour, boat
  cruise, swim with, wildlife encounter, enclosures, captive animals, off season, peak season, family
  vacation, solo travel, group travel, weekend in, days in, week in, traveler, traveller, globetrotting,
  wanderlust, staycation, archaeological, archaeology, pyramid, vineyard, dolphin, whale, shark, seaworld,
  disneyland, legoland, skydeck, sunbathe, boardwalk, pier, promenade, planetarium, observatory, exhibit,
  exhibition, bazaar, souk, touristy, thrill, daredevil, voluntourism, pilgrimage, catacomb, snowshoe,
  aurora, safaris, ballooning, heights, bachelorette, passport, visa, gap year, day out, temple complex, old
  town, city tour, city walk, private guide, self guided, guided hike, segway tour, bike tour, wine tour,
  brewery tour, winery tour, boat trip, boat ride, elephant ride, elephant sanctuary, camel ride, horse
  ride, wildlife sanctuary, petting zoo, marine park, sea world, disney world, universal studios, ferris
  wheel, observation deck, observation tower, sky tower, eiffel tower, glass floor, suspension bridge, rope
  course, high ropes, thermal bath, island hopping, theater show, bar crawl, party scene, street fair,
  christmas market, shopping district, cultural site, cultural immersion, homestay experience, local
  experience, authentic experience, large crowd, big crowd, crowded place, fun activity, family activity,
  indoor activity, must do, hidden gem, adventurous activity, adventure activity, thrill ride, thrill
  seeker, heart pounding, extreme activity, water slide, yoga retreat, meditation retreat, wellness retreat,
  silent retreat, volunteer trip, spiritual site, hiking trip, ski trip, fishing trip, camping trip, golf
  trip, dog sledding, northern lights, game drive, confined space, enclosed space, tight space, narrow
  space, animal show, animal performance, animal riding, ride animal, bachelor party, travel plan, package
  holiday, spring break, on holiday, ski vacation, city trip, night life, points of interest, something to
  do, what to do, see and do / travelling, holiday, explore, city, abroad, island, experience, crowd,
  desert, cave, historical, historic, culture, cultural, ruin, art, gallery, performance, event, outing,
  summer, winter, temple, park, place, tropical, party, adventurous, things to see, must see, must try,
  animal in captivity, memorable experience, unique experience, sport event, physical exertion, exertion,
  fear of height, stand up comedy, water, ocean, strenuous exercise, evening, amusement, trip to, seaside,
  coast, countryside, village, hot spring, waterfall, volcano, jungle, altitude, roller coaster ride, queue,
  guided, souvenir shop, market, aquatic, parade, carnival, show, dance performance, family friendly,
  ancient, walking, standing, long lines, cold, hot, noisy, religious, church, shopping, mall, spicy
outdoors: outdoor, hike, trail, mountain, camping, rock climbing, climbing, kayak, canoe, rafting, snorkel,
  scuba, scuba diving, surfing, skydive, bungee, bungee jumping, base jumping, zip line, ziplining, ocean,
  national park, height, fear of height, ski, snowboard, fishing, sailing, wilderness, water activity, water
  sport, adrenaline, thrill seeking, nature, deep water, trek, trekking, backcountry, mountaineering,
  paragliding, hang gliding, parasailing, canyoning, caving, spelunking, bouldering, birdwatching,
  stargazing, paddle boarding, paddleboarding, jet ski, white water, wild camping, tent, campfire, horseback
  riding, cliff diving, open water, swimming, diving, lake, river, forest, wildlife, water, ice climbing,
  via ferrata, whitewater, outdoor adventure, trail running, mountain biking, off roading, atv, dune,
  glacier, waterfalls, tide pool, garden walk, activity, activities to do, activities in, outdoor activity,
  things to do, fun activity, physical activity, adventure, adventurous, adventure sport, extreme sport,
  exciting, thrilling, cold weather, memorable experience, unique experience, scenic, must try activity,
  adventure activity, island, winter activity, sunburn, sunlight, heat, insects, outdoorsy, hiker,
  mountaintop, alpine, alpinist, rappel, rappelling, abseil, cliff, gorge, tightrope, slackline, bungy,
  wingsuit, freefall, kayaker, tubing, paddle, wakeboard, freediving, surfer, bodyboard, windsurf, sailboat,
  angling, foraging, birding, campground, camper, backpacker, trailhead, woodland, meadow, snowshoeing,
  skier, horseback, underwater, swimmer, jellyfish, creek, outdoor excursion, hiking boot, free solo, rock
  wall, wing suit, hang glider, tandem jump, free fall, kayaking tour, shark diving, kite surfing, sailing
  trip, fish trip, fly fishing, ice fishing, hunting trip, bird watching, safari camp, sleeping bag,
  wilderness area, wildlife viewing, countryside walk, snow sport, snow activity, horse riding, quad bike,
  atv tour, dirt bike, beach activity, sea creature, marine life, coral reef, ocean activity, stream
  crossing, picnic outdoors, outdoor sport, fresh air, open air, hot weather, rainy weather, off road
  driving / sun, boat, extreme, outside, deep sea, drowning, high elevation, elevation, woods, sea, shore,
  mud, bug, mosquito, snow, cold, allergy to pollen, pollen, bees, altitude sickness
sport: sport, athletic, athlete, soccer, football, basketball, baseball, tennis, golf, hockey, rugby,
  cricket, volleyball, badminton, boxing, wrestling, martial art, mma, ufc, karate, judo, nascar,
  motorsport, motocross, marathon, olympics, stadium, arena, spectator, skateboarding, skating, figure
  skating, gymnastics, archery, fencing class, rowing machine, extreme sport, contact sport, team sport, car
  racing, auto racing, triathlon, combat sport, super bowl, sports team, water sport, sports event,
  professional sport, adventure sport, athletic performance, sports nutrition, distance running, active,
  softball, lacrosse, ping pong, table tennis, squash, racquetball, bowling, billiards, darts, curling,
  bobsleigh, water polo, equestrian, horse racing, ironman, decathlon, pickleball, ultimate frisbee,
  dodgeball, cheerleading, sumo, kickboxing, taekwondo, jiu jitsu, muay thai, krav maga, parkour, nba, nfl,
  mlb, nhl, fifa, world cup, wimbledon, nascar race, grand prix, f1, ballgame, playoff, ice skating, ice
  hockey, fantasy football, sports fan, winter sport, summer sport, tournament, match, racing, running,
  swimming, cycling, gamble, ballet, dance sport, yoga competition, motor racing, motor sport, drag racing,
  monster truck, rodeo, bullfighting, hunting, shooting range, paintball, laser tag, rugby league, water
  skiing, wakeboarding, windsurfing, kitesurfing, sledding, luge, biathlon, trampoline, athletic event,
  sporting activity, watch sport, live sport, sports bar, sports documentary, sports video game, coaching,
  recreational sport, sports league, exciting, adrenaline, thrilling, activity, sportsman, racket,
  bloodsport, cockfighting, polo, croquet, bocce, handball, netball, springboard, javelin, discus, sprinter,
  ultramarathon, 5k, 10k, triathlete, cyclist, bmx, velodrome, rowing, rower, regatta, fencer, aikido,
  capoeira, wushu, boxer, fistfight, wrestler, wwe, sparring, dojo, gymnast, cheerleader, skater, skatepark,
  rollerblading, cricketer, golfer, snooker, foosball, frisbee, kickball, tetherball, spikeball, olympian,
  paralympic, superbowl, uefa, espn, pitcher, goalkeeper, goalie, striker, linebacker, touchdown, halftime,
  scoreboard, cleats, jockstrap, mouthguard, tailgating, sportsmanship, snowboarder, athleticism, sporty,
  teammates, ballpark, racetrack, intramural, sports game, sports hobby, sports equipment, sports class,
  sports club, sports training, ball game, indoor sport, outdoor sports, adventure race, full contact, dog
  racing, greyhound racing, dog fighting, bull riding, lawn bowling, synchronized swimming, swim meet, swim
  team, high jump, long jump, pole vault, shot put, fun run, bike race, sailing race, kung fu, cage
  fighting, black belt, roller derby, baseball game, football game, basketball game, soccer game, hockey
  game, golf course, golf club, putting green, bowling alley, pool hall, beach volleyball, world series,
  stanley cup, champions league, premier league, fantasy league, home run, slam dunk, penalty kick, half
  time, locker room, tailgate party, esport event, formula 1, formula one, indy 500, stock car, go kart,
  bumper cars, demolition derby, wing foil, wake board, surf competition, ski jumping, ski race,
  professional athlete, sports memorabilia, recreational league, tour de france / team, league, competitive,
  competition, ski, snowboarding, surfing, championship, climbing, outdoor, training, injury, physical, fan,
  gear, betting, drowning, water, height, elevation, supplement, nutritional, energy drink, exertion,
  adventure, vegan, virtual reality, referee, cup, quarterback, goal, ball, court, field, racquet, bat,
  club, trophy, medal, winning, opponent, player, spectating, live event, attend, watching, concussion,
  violent, aggressive, physical contact, individual, solo, cold, indoor, motorized
fitness: fitness, workout, work out, exercise, gym, cardio, strength training, weight lifting,
  weightlifting, lift weight, muscle, yoga, pilates, hiit, aerobics, jogging, treadmill, personal trainer,
  personal training, in shape, get fit, stay fit, stay active, crossfit, spin class, cycling class, high
  impact, low impact, high intensity, low intensity, physical activity, lose weight, weight loss, squat,
  push up, dumbbell, kettlebell, resistance band, fitness class, zumba, dance class, cardiovascular,
  endurance, fitness tracker, group fitness, track my fitness, fitness goal, head trauma, concussion, push
  ups, pull up, sit up, deadlift, bench press, burpee, plank, jump rope, stair climber, elliptical, rowing
  machine, spinning, barre, tai chi, bootcamp class, fitness app, step count, step counter, calisthenics,
  interval training, fitness routine, exercise routine, workout routine, exercise bike, peloton, home gym,
  abs, six pack, bulk up, fitness equipment, group exercise, exercise class, physical fitness, stay in
  shape, fitness level, body fat, mobility, marathon training, strength, fit, running, strenuous, weight,
  exertion, get in shape, shape up, build muscle, muscle building, burn calorie, fat burning, personal
  fitness, fitness studio, yoga studio, gym membership, fitness center, group workout, outdoor workout,
  workout class, workout video, workout equipment, exercise equipment, running shoe, half marathon,
  flexibility training, fitness instructor, weight machine, free weights, fitness journey, fitness regimen,
  fitness plan, exercise plan, get active, be active, exerciser, gymgoer, barbell, lunges, crunches, pushup,
  pullup, situps, glute, biceps, triceps, quads, hamstring, calves, pecs, stamina, anaerobic, jazzercise,
  bikram, vinyasa, ashtanga, acroyoga, qigong, trx, plyometric, tabata, bootcamp, stairmaster, jogger,
  rebounder, sedentary, sweat, fitbits, strava, myfitnesspal, pedometer, bodybuilder, bodybuilding,
  powerlifting, powerlifter, weightlifter, gymtimidation, whey, creatine, bcaa, steroid, fitness activity,
  fitness gadget, fitness wearable, fitness coach, exercise program, exercise video, workout plan, workout
  app, workout playlist, workout clothes, gym class, weight training, chin up, leg day, upper body, lower
  body, full body, tone up, tone my, improve endurance, get stronger, burn fat, shed pounds, lose fat,
  calories burned, heart rate, water aerobics, kickboxing class, boxing class, boxing workout, barre class,
  pilates class, yoga class, foam roller, rest day, recovery day, resistance training, suspension training,
  medicine ball, stability ball, jumping jacks, circuit training, functional training, boot camp, spin bike,
  stationary bike, recumbent bike, stair climbing, power walking, brisk walk, daily walk, daily steps,
  walking pad, run outdoors, running routine, marathon prep, swim laps, lap swimming, trainer session,
  training plan, training regimen, training routine, athletic training, sports conditioning, zumba class,
  pole dancing, hula hoop, indoor cycling, home workout, home exercise, no equipment, desk exercise, office
  exercise, posture exercise, physically active, physical exercise, active lifestyle, wearable tracker, step
  tracker, activity tracker, protein supplement, performance enhancing, muscle recovery, sports massage, get
  in better shape / swimming, cycling, core, stretch, flexibility, active, toning, bodyweight, martial art,
  sport, competitive, physical, routine, outdoor, training, equipment, group class, medical condition,
  breathing, injury, heat, apps, gadget, sitting, indoor, dancing, choreographed, winter, vegan, calorie,
  performance, running gear, activity, head, medical, fat, joint, knee, impact, intensity, lift, bike,
  sauna, steam room, hot yoga, energetic, repetitive, class, trainer, early morning, pre workout, protein
  powder, music, mirrors, crowded, military style, jump, floor, swimming pool, chlorine, technology
health: health, healthcare, wellness, well being, wellbeing, medicine, medication, medical, doctor, therapy,
  therapist, remedy, supplement, vitamin, herbal, homeopathic, homeopathy, acupuncture, headache, migraine,
  cold and flu, immune, insomnia, anxiety, depression, meditation, meditate, mindfulness, symptom,
  pharmaceutical, prescription, surgery, vaccine, vaccination, hospital, mental health, detox, massage,
  chiropractor, blood pressure, digestion, digestive, alternative medicine, holistic, antibiotic, over the
  counter, stress relief, reduce stress, sleep quality, self care, back pain, relaxation technique, relaxing
  activity, relaxation, relaxing, unwind, stressed, nutritionist, dietitian, psychologist, psychiatrist,
  counseling, counselling, dentist, dental, chemotherapy, diabetes, cholesterol, arthritis, asthma, eczema,
  ibs, gut health, probiotic, melatonin, aromatherapy, reiki, cupping, chiropractic, physiotherapy, physical
  therapy, ayurveda, ayurvedic, traditional chinese medicine, hypnosis, hypnotherapy, cbd, cannabis,
  painkiller, ibuprofen, aspirin, sleeping pill, flu shot, allergy medicine, burnout, panic attack,
  immunity, hydration, healthy habit, healthy lifestyle, health issue, health condition, wellness routine,
  self care routine, well rested, fall asleep, better sleep, mental wellbeing, emotional wellbeing,
  journaling, support group, telehealth, telemedicine, checkup, screening, healthy, sleep, pain, flu,
  illness, disease, injection, pill, treatment, nausea, dizziness, allergies, herbal remedy, herbal
  medicine, natural medicine, conventional medicine, western medicine, homeopath, naturopath, gp, clinic,
  pharmacy, medical advice, medical treatment, mental wellness, mindfulness app, breathing exercise,
  breathing technique, stress management, manage stress, relieve stress, coping, energy boost, boost my
  energy, boost my immunity, boost my mood, improve my sleep, improve my mood, improve my health, overall
  health, healthy snack, healthy eating, eat healthier, lose some weight, posture, joint pain, knee pain,
  muscle soreness, recovery, detoxification, cleanse, sauna, hot tub, cold plunge, ice bath, float tank,
  sound bath, light therapy, art therapy, talk therapy, pet therapy, group therapy, hydrotherapy, diffuser,
  epsom, healthier, healthful, sleeplessness, nap, snoring, insomniac, tiredness, exhaustion, destress,
  anxious, depressed, bipolar, adhd, autism, ptsd, ocd, dementia, alzheimer, counselor, counsellor,
  psychotherapy, psychotherapist, mindful, breathwork, affirmation, incense, chakra, herbalist, tincture,
  naturopathic, naturopathy, osteopath, osteopathy, acupuncturist, acupressure, reflexology,
  physiotherapist, podiatrist, dermatologist, cardiologist, oncologist, neurologist, gynecologist,
  urologist, pediatrician, optometrist, ophthalmologist, orthodontist, orthopedic, surgeon, nurse,
  physician, paramedic, midwife, doula, ambulance, pharmacist, meds, otc, opioid, tylenol, advil,
  acetaminophen, antihistamine, antacid, laxative, antidepressant, ssri, sedative, tranquilizer, insulin,
  statin, inhaler, lozenge, ointment, bandage, thermometer, vaccinate, immunization, influenza, covid,
  coronavirus, pandemic, infection, infectious, bacteria, sinus, sinusitis, bronchitis, pneumonia,
  anaphylaxis, epipen, hives, rash, itch, psoriasis, heartburn, indigestion, bloating, constipation,
  diarrhea, stomachache, vomit, crohn, colitis, ulcer, kidney, gallbladder, appendix, thyroid, hormone,
  hormonal, menopause, menstrual, cramps, pms, fertility, infertility, pregnant, contraceptive,
  contraception, prostate, cancer, tumor, chemo, cardiac, hypertension, anemia, osteoporosis, fibromyalgia,
  parkinson, epilepsy, vertigo, tinnitus, eyesight, eyestrain, lasik, toothache, tooth, braces, flossing,
  sprain, fracture, arthritic, inflammatory, antioxidant, multivitamin, magnesium, zinc, calcium,
  ashwagandha, ginseng, echinacea, elderberry, valerian, chamomile, prebiotic, nicotine, vape, cigarette,
  tobacco, addiction, rehab, sober, sobriety, hangover, marijuana, psychedelic, longevity, medicinal,
  surgical, anesthesia, colonoscopy, mri, ultrasound, biopsy, anorexia, bulimia, overeating, cryotherapy,
  pamper, health care, health professional, wellness app, wellness activity, sleep hygiene, bedtime routine,
  wind down, burnt out, panic disorder, cognitive behavioral, shrink visit, life coach, meditation app, deep
  breathing, crystal healing, energy healing, spiritual healing, faith healing, chinese medicine, folk
  remedy, home remedy, natural healing, natural supplement, dietary supplement, deep tissue, general
  practitioner, doctor visit, emergency room, urgent care, beta blocker, nasal spray, eye drops, cough
  syrup, cough drop, first aid, booster shot, sore throat, runny nose, stuffy nose, congestion relief, nasal
  congestion, common cold, hay fever, acid reflux, stomach ache, upset stomach, birth control, heart attack,
  blood sugar, blood test, blood donation, iron deficiency, multiple sclerosis, hearing loss, hearing aid,
  eye strain, contact lens, cavity filling, dental care, muscle pain, muscle tension, muscle relaxant,
  muscle ache, broken bone, vitamin d, vitamin c, vitamin b12, iron supplement, fish oil, turmeric
  supplement, fiber supplement, energy level, low energy, boost energy, fatigue relief, mental clarity,
  brain fog, mood swing, mood boost, emotional support, quit smoking, smoking cessation, life expectancy,
  medical device, medical care, medical professional, invasive procedure, iv drip, blood draw, x ray, detox
  diet, juice cleanse, intermittent fast, healthy weight, diet pill, weight management, body positivity,
  eating disorder, emotional eating, healthy diet, healthy living, heat therapy, steam bath, sweat lodge,
  cold shower, hot bath, warm bath, weighted blanket, white noise, ear plugs, humidifier for, day spa, tens
  unit, heating pad, ice pack, compression sock, increase my energy / chronic, condition, drug, injury,
  needle, natural, fasting, nutrition, essential oil, energy, yoga, exercise, fitness, immune system,
  strenuous, medical condition, physical, diet, prescribed, lifestyle, routine, outdoor, cold weather,
  sitting still, smell, lavender, vegan, winter, cold, tense, blood, heart, gut, sugar, fatigue, tired,
  cough, fever, inflammation, smoking, habit, sitting, screen time, mental, emotional, group session, talk,
  breathing, herb, tea, crystal, drinks, mood, rest, quiet, heat, steam, water, gluten, dairy, plastic
beauty: beauty, skincare, skin care, makeup, cosmetic, lipstick, mascara, eyeshadow, eyeliner, concealer,
  moisturizer, cleanser, serum, sunscreen, lotion, face mask, facial, acne, wrinkle, anti aging, anti
  ageing, haircare, hair care, hairstyle, shampoo, conditioner, hair dye, hair color, manicure, pedicure,
  perfume, fragrance, cologne, deodorant, paraben, sulfate, silicone, phthalate, retinol, essential oil,
  botox, exfoliate, exfoliator, body wash, soap, lip balm, complexion, grooming, shaving, cruelty free,
  eyelash, eyebrow, nail polish, skin type, sensitive skin, body care, hair product, primer, makeup brush,
  animal testing, beauty product, skincare product, beauty brand, hair care product, foundation makeup, bb
  cream, hair gel, hairspray, hair spray, hair straightener, hair mask, curly hair, frizzy hair, dandruff,
  dark circles, eye cream, eye makeup, night cream, day cream, face wash, face cream, facial cleanser, face
  oil, body lotion, body butter, bath bomb, bubble bath, hand cream, sunblock, spf, self tanner, fake tan,
  microneedling, laser hair removal, chemical peel, filler, collagen, hyaluronic acid, vitamin c serum,
  salicylic acid, glycolic acid, niacinamide, tattoo, nail art, gel nails, acrylic nails, lip gloss, lip
  color, bronzer, highlighter, contour, false lashes, lash extension, brow gel, beauty regimen, beauty
  treatment, skin treatment, skincare routine, shower gel, razor, aftershave, beard, toothpaste, palette,
  drugstore makeup, antiperspirant, sheet mask, scrub, moisturizing, unscented, scents, hydrating cream,
  petroleum, mineral oil, makeup look, makeup product, makeup routine, makeup remover, setting spray,
  setting powder, tinted, hair style, haircut, hair treatment, hair growth, hair removal, hair accessory,
  hairdresser, barber, dyed hair, bleach, highlights, keratin, nail care, nail salon, press on, pore, oily
  skin, dry skin, acne prone, sun protection, uv, anti wrinkle, skin tone, skin concern, glowing skin,
  beauty line, beauty item, beauty box, k beauty, luxury beauty, natural beauty, clean beauty, talc,
  aluminum, lead free, dyes, chanel, dior, estee lauder, sephora, maybelline, mac cosmetics, loreal,
  clinique, olay, neutrogena, beautician, cosmetology, blusher, rouge, chapstick, micellar, exfoliant,
  exfoliation, microbead, hydrafacial, dermaplaning, dermabrasion, microdermabrasion, hyperpigmentation,
  melasma, brightening, glowing, dewy, chapped, blackhead, whitehead, pimple, breakout, azelaic, bakuchiol,
  peptide, ceramide, squalane, jojoba, argan, rosehip, vaseline, petrolatum, parfum, cuticle, manicurist,
  shampoos, pomade, hairdryer, blowout, straightener, scalp, wig, braids, dreadlock, ponytail, updo, bangs,
  hairstylist, barbershop, henna, balayage, blonde, brunette, hairbrush, scrunchie, shaver, moustache,
  mustache, epilator, tweeze, tweezers, electrolysis, depilatory, bronzing, oxybenzone, injectables,
  facelift, liposuction, mouthwash, toothbrush, toiletry, tampons, loofah, washcloth, bathing, l'oreal,
  loréal, lancome, nars, fenty, glossier, revlon, covergirl, nyx, shiseido, kiehl's, cerave, cetaphil,
  aveeno, nivea, pantene, tattoos, glam, beauty care, beauty tip, beauty gadget, makeup artist, makeup
  tutorial, makeup kit, makeup tip, full coverage, light coverage, liquid foundation, cushion foundation,
  color corrector, lip stain, lip liner, lip product, lip care, lip plumper, nude lip, red lip, eye shadow,
  eye liner, brow pencil, fake lashes, smoky eye, smokey eye, cat eye, winged liner, pressed powder, loose
  powder, translucent powder, beauty blender, powder puff, cotton pad, micellar water, face wipes, cleansing
  wipe, cleansing balm, cleansing oil, sugar scrub, peel off, clay mask, mud mask, hair masque, overnight
  mask, face mist, facial treatment, led mask, gua sha, jade roller, face roller, derma roller, under eye,
  puffy eyes, crow's feet, fine lines, age spot, dark spot, skin whitening, skin lightening, dull skin,
  radiant skin, clear skin, flawless skin, combination skin, normal skin, mature skin, skin barrier, soft
  skin, smooth skin, skin irritation, irritated skin, blemish control, acne treatment, spot treatment,
  benzoyl peroxide, shea butter, cocoa butter, aloe vera, witch hazel, castor oil, body mist, body spray,
  aroma chemical, synthetic fragrance, roll on, bar soap, liquid soap, hand soap, foot cream, foot care,
  nail varnish, nail file, nail clipper, nail color, nail design, nail extension, gel polish, shellac nails,
  dip powder, deep conditioning, hair mousse, styling product, styling tool, hair tool, hair dryer, blow
  dryer, blow dry, hair curler, curling iron, curling wand, flat iron, straightening iron, hair curling,
  heat styling, heat protectant, hair relaxer, hair loss, hair thinning, thinning hair, fine hair, thick
  hair, long hair, short hair, gray hair, grey hair, damaged hair, split ends, scalp care, hair extension,
  bob cut, pixie cut, hair cut, hair stylist, hair colour, box dye, ombre hair, hair chalk, hair clip, hair
  tie, ingrown hair, beard care, wax strip, bikini wax, body hair, body wax, tanning bed, sun screen, after
  sun, sunburn relief, zinc oxide, titanium dioxide, nano particle, cosmetic surgery, plastic surgery, lip
  injection, face lift, nose job, teeth whitening, whitening strip, oral care, dental floss, personal care,
  personal hygiene, hygiene product, feminine care, menstrual product, shower oil, vegan beauty, vegan
  makeup, vegan skincare, grooming kit, grooming product, grooming routine, men's grooming, drugstore brand,
  elizabeth arden, body shop, dove soap, body art, body piercing, glamorous look, skincare tip, skin
  product, skincare ingredient / skin, foundation, blush, toner, cream, hair, nail, fragrance free, spa,
  salon, waxing, lip, lash, brow, tanning, synthetic, mineral, natural, routine, floral, animal derived,
  odor, face, eye, wash, oil, gel, glossy, matte, shimmer, glitter, shade, oily, dry, blemish, hydrating,
  nourishing, alcohol free, animal ingredient, lanolin, beeswax, clean, packaging, ingredient, citrus,
  jasmine, rose, vanilla, musk, lavender, powder, spray, sticky, greasy, gift set
clothes: clothes, outfit, wardrobe, fashion, fashionable, shirt, t shirt, blouse, pants, jeans, trousers,
  skirt, shorts, jacket, sweater, shoe, sneaker, boot, high heel, sandal, jewelry, jewellery, necklace,
  bracelet, earring, handbag, purse, scarf, polyester, nylon, denim, linen, garment, apparel, activewear,
  athleisure, swimwear, lingerie, formal wear, fast fashion, sunglasses, underwear, gown, attire, tight
  fitting, loose fitting, wool, cotton, logo, clothing brand, footwear, base layer, dress, outerwear, should
  i wear, what to wear, clothing item, suede, woolen, swimsuit, blazer, leggings, winter clothes, hoodie,
  sweatshirt, sweatpants, cardigan, vest, tie, bow tie, tuxedo, pajamas, nightgown, jumpsuit, romper,
  kimono, poncho, raincoat, trench coat, puffer, parka, tights, stocking, bra, bikini, glove, mitten,
  beanie, cap, loafer, flip flop, stiletto, flats, wedge heel, backpack purse, tote, clutch, cufflink,
  brooch, pendant, cashmere, velvet, satin, chiffon, lace, corduroy, spandex, tweed, plaid, polka dot,
  stripes, animal print, streetwear, menswear, womenswear, haute couture, fashion brand, fashion style,
  fashion trend, designer brand, luxury brand, thrift store, secondhand clothing, vintage clothes, sleeve,
  neckline, turtleneck, crop top, workwear, work attire, casual wear, wedding guest, cocktail attire, prom,
  watch strap, gemstone, diamond, wear, coat, suit, heel, accessory, belt, hat, fabric, leather, silk,
  stylish, fleece, peacoat, chino, chinos, sundress, maxi, sectional skirt, cargo pants, overalls,
  dungarees, knitwear, loungewear, sleepwear, outer layer, layers, shapewear, maternity wear, plus size,
  petite, fashion statement, fashion item, fashion week, fashion choice, wardrobe essential, statement
  piece, everyday wear, office wear, workplace attire, beachwear, evening wear, party dress, wedding dress,
  bridesmaid, ethical fashion, slow fashion, sustainable fashion, upcycled, zara, gucci, prada, nike,
  adidas, uniqlo, brogues, espadrille, moccasin, crocs, watch band, wristwatch, luxury watch, costume
  jewelry, piercing, tie dye, camouflage, camo, leopard print, sequin, ruffle, fringe, embroidery, ensemble,
  lookbook, dressy, catwalk, stylist, tshirt, camisole, flannel, tunic, bodysuit, corset, bustier, pullover,
  jumper, windbreaker, overcoat, shawl, miniskirt, pleated, midi, slacks, khakis, khaki, jeggings,
  tracksuit, joggers, capri, culottes, jodhpurs, pantsuit, waistcoat, necktie, bowtie, suspenders,
  formalwear, tailcoat, costume, cosplay, sock, pantyhose, fishnet, garter, panties, thong, undergarment,
  bralette, undershirt, robe, bathrobe, nightie, pyjamas, onesie, slippers, pumps, wedges, clogs, oxfords,
  ugg, birkenstock, shoelace, insole, fedora, beret, bonnet, headband, headscarf, headwear, hijab, turban,
  bandana, earmuff, scarves, pashmina, aviators, eyewear, eyeglasses, spectacles, crossbody, satchel,
  backpack, wallet, briefcase, duffel, umbrella, jewels, choker, locket, anklet, bangle, pearls, emerald,
  sapphire, amethyst, opal, turquoise, rhinestone, platinum, rolex, sportswear, bespoke, dressmaker,
  seamstress, hem, drawstring, waistband, inseam, frills, beading, glittery, tulle, organza, taffeta,
  viscose, rayon, lycra, elastane, merino, alpaca, angora, mohair, pleather, snakeskin, houndstooth,
  paisley, tartan, argyle, pinstripe, checkered, gingham, monogram, logos, hypebeast, normcore, preppy,
  goth, boho, hipster, consignment, sweatshop, h&m, shein, levi's, levis, lululemon, puma, reebok,
  timberland, louboutin, manolo, hermes, burberry, versace, armani, balenciaga, tiffany, cartier, swarovski,
  bodycon, flowy, flattering, androgynous, unisex, genderless, closet staple, personal style, style
  inspiration, style tip, fashion house, fashion industry, tank top, polo shirt, button down, button up, v
  neck, crew neck, hood jacket, ski jacket, shift dress, cocktail dress, bell bottom, high waisted, low
  rise, yoga pants, sport coat, pocket square, dinner jacket, scrubs uniform, sports bra, long johns, kitten
  heel, running shoes, athletic shoes, tennis shoes, hiking boots, ballet flat, open toe, closed toe,
  baseball cap, shoulder bag, messenger bag, fanny pack, luggage set, engagement ring, wedding band, nose
  ring, cubic zirconia, nickel allergy, sterling silver, rose gold, white gold, wrist watch, smart casual,
  semi formal, business formal, office attire, vacation outfit, festival outfit, gym clothes, workout
  clothes, athletic wear, moisture wicking, quick dry, gore tex, ski wear, swim trunks, board shorts, two
  piece, cover up, rash guard, sewing pattern, sew clothes, zip up, elastic waist, shoulder pads, metallic
  fabric, see through, crepe fabric, bamboo fabric, fake fur, real fur, vegan leather, crocodile skin,
  alligator skin, exotic skin, feather down, down feather, zebra print, color block, slogan tee, punk style,
  bohemian style, grunge style, western wear, rental clothing, forever 21, calvin klein, ralph lauren, tommy
  hilfiger, north face, under armour, new balance, doc martens, jimmy choo, louis vuitton, michael kors,
  kate spade, coach bag, pandora charm, body hugging, form fitting, figure hugging, baby clothes, body type,
  body shape / ring, bag, fur, synthetic, designer, pattern, floral, print, vintage, thrift, tailored,
  trend, trendy, chic, color, colour, wedding, animal skin, sustainable, secondhand, second hand, material,
  style, baggy, bold, warm, lifestyle, wardrobe staple, animal derived, vegan, top, bottoms, gold, silver,
  faux, cuff, tee, size, fit, oversized, cropped, bright, neon, casual, formal, comfortable, knit, woven,
  gender neutral, button, zipper, tag, itchy, event, pastel, monochrome, black, white, earth tones,
  minimalist, low cut, revealing, sleeveless, strapless, lightweight, breathable, insulated, graphic, label
home: furniture, furnish, home decor, decor, decorate, decoration, interior design, living room, bedroom,
  bathroom, kitchen, dining room, dining table, sofa, couch, mattress, bedding, pillow, blanket, rug,
  carpet, curtain, wallpaper, flooring, hardwood, countertop, cabinet, cabinetry, appliance, refrigerator,
  oven, dishwasher, washing machine, lamp, light fixture, lighting, shelf, shelves, bookcase, closet,
  renovation, renovate, remodel, backyard, patio, houseplant, air freshener, cookware, kitchenware, open
  concept, floor plan, granite, marble, upholstery, centerpiece, fireplace, household, cleaning product,
  home improvement, interior decorating, candle, coffee table, apartment, greenery, indoor plant, house
  plant, throw pillow, window treatment, smart home, my home, new home, desk, meal prep container, storage
  container, ottoman, recliner, armchair, dresser, nightstand, bookshelf, chandelier, faucet, sink, bathtub,
  shower, toilet, towel, duvet, comforter, cushion, tapestry, vase, picture frame, fridge, freezer,
  microwave, toaster, blender, air fryer, coffee maker, kettle, dinnerware, tableware, glassware,
  silverware, tablecloth, pan, skillet, air purifier, humidifier, heater, air conditioner, thermostat,
  ceiling fan, deck, porch, balcony, lawn, landscaping, garage, basement, attic, nursery room, playroom,
  guest room, entryway, hallway, backsplash, paint color, accent wall, wall art, wall decor, home
  furnishing, home accent, home appliance, dining set, bed frame, headboard, area rug, window, drapes, tile
  floor, concrete, linoleum, laminate, rattan, wicker, bamboo furniture, ikea, feng shui, bohemian,
  farmhouse style, mid century, scandinavian, industrial style, detergent, broom, organizer, home
  organization, declutter, homeware, serving dish, home theater, house, chair, wall, garden, tile, interior,
  sheet, sectional, loveseat, upholstered, reclaimed, decorative, home goods, homes, redecorate, redesign,
  refurbish, housewares, home design, room divider, table lamp, floor lamp, floor plant, table setting,
  place setting, wall clock, wall hanging, wall color, wall paint, photo wall, gallery wall, kitchen island,
  kitchen appliance, kitchen gadget, kitchen tool, cutting board, knives, knife set, nonstick, cast iron,
  mop, trash can, laundry, hamper, ironing, clothesline, bath mat, shower curtain, bathroom fixture, bed
  linen, linens, bedspread, quilt, throw blanket, outdoor furniture, outdoor living space, fire pit, hot tub
  at home, swimming pool at home, fence, garden tool, home security, smart home device, smart thermostat,
  scented candle, potpourri, diffuser, holiday decor, christmas decoration, seasonal decor, area of my home,
  studio apartment, small space, entertaining guests, dinner party, decorator, futon, daybed, chaise,
  settee, beanbag, stool, footstool, pouf, bureau, sideboard, credenza, hutch, bookshelves, armoire, drawer,
  vanity, basket, pillowcase, waterbed, afghan, doormat, floorboard, parquet, terrazzo, wainscoting,
  molding, shiplap, paneling, drywall, stencil, mural, figurine, trinket, ornament, candlestick, lantern,
  lampshade, lightbulb, sconce, drapery, valance, shutter, mantel, mantle, hearth, stove, cooktop, hob,
  juicer, teapot, saucepan, wok, griddle, bakeware, teflon, spatula, ladle, whisk, tongs, peeler, grater,
  colander, utensil, flatware, cutlery, bowls, mug, tumbler, thermos, placemat, napkins, tupperware,
  canister, quartz, formica, bathmat, showerhead, bidet, plunger, plumbing, plumber, electrician, handyman,
  carpenter, carpentry, woodworking, screwdriver, toolbox, toolkit, diy, lowe's, wayfair, dustpan, duster,
  dusting, disinfectant, disinfect, dishwashing, washer, dryer, hangers, steamer, lint, dehumidifier,
  radiator, furnace, insulation, doorbell, doorknob, yard, driveway, carport, gazebo, pergola, hammock,
  birdbath, loft, condo, townhouse, mansion, duplex, nursery, crib, sunroom, mudroom, cellar, foyer,
  staircase, railing, banister, farmhouse, mdf, particleboard, plywood, oak, mahogany, teak, bamboo,
  bouquet, planter, succulent, cactus, fern, ficus, pothos, wreath, garland, tablescape, home fragrance,
  home scent, home accessory, redo my, spruce up, makeover my, leather furniture, leather sofa, leather
  couch, bean bag, rocking chair, office chair, gaming chair, dining chair, side table, end table, console
  table, table top, folding table, buffet table, tv stand, entertainment center, media console, wardrobe
  closet, coat rack, shoe rack, bench seat, storage bench, storage bin, storage box, storage unit, storage
  solution, thread count, flat sheet, fitted sheet, memory foam, box spring, four poster, door mat, vinyl
  flooring, ceramic tile, subway tile, exposed brick, paint my, paint job, house paint, canvas print, framed
  photo, photo frame, family photo, painting for, knick knack, led strip, pendant light, window blind,
  venetian blind, roller shade, window shade, grandfather clock, alarm clock, range hood, ice maker,
  espresso machine, coffee machine, coffee pot, french press, food processor, stand mixer, rice cooker,
  pressure cooker, waffle maker, bread maker, tea set, pot set, frying pan, baking sheet, baking dish,
  casserole dish, non stick, copper cookware, can opener, rolling pin, measuring cup, mixing bowl, chef's
  knife, knife block, dinner plate, dinner set, dish set, wine glass, drinking glass, water bottle, serving
  tray, table runner, place mats, lunch container, plastic container, glass container, mason jar, spice
  rack, pot rack, butcher block, bathroom accessory, bath towel, bathrobe hook, medicine cabinet, soap
  dispenser, contractor for, power tool, hand tool, pottery barn, west elm, restoration hardware, vacuum
  cleaner, steam cleaner, steam mop, cleaning supplies, cleaning routine, cleaning service, cleaning agent,
  cleaning wipe, cleaning spray, bleach cleaner, stain remover, dish soap, dish rack, sponge cleaning, trash
  bag, garbage can, recycling bin, compost bin, clothes dryer, fabric softener, clothes hanger, iron
  clothes, ironing board, room spray, reed diffuser, wax melt, soy candle, odor eliminator, heating system,
  central heating, underfloor heating, central air, portable fan, tower fan, water heater, water filter,
  smoke detector, door lock, door handle, front door, sliding door, barn door, french door, curb appeal,
  tool shed, patio umbrella, outdoor rug, outdoor kitchen, outdoor lighting, bbq grill, gas grill, charcoal
  grill, hot tubs, swimming pools, pool cover, bungalow house, cottage style, tiny house, dorm room, kids
  room, child's room, children's room, baby room, family room, rec room, man cave, reading nook, breakfast
  nook, pantry organization, wine cellar, wine rack, home library, high ceiling, vaulted ceiling, popcorn
  ceiling, square footage, boho decor, walnut wood, chrome finish, brass finish, faux plant, fake plant,
  fake flowers, silk flower, dried flowers, fresh flowers, flower arrangement, plant stand, plant pot,
  terrarium plant, snake plant, potted plant, hanging plant, christmas tree, easter decoration, balloon
  decoration, do it yourself, all purpose cleaner / table, blind, vacuum, storage, plant, minimalist,
  modern, wood, wooden, mirror, artwork, artificial, glass, metal, metallic, plastic, stone, color, colour,
  pattern, material, design, space, cleaning, container, room, neutral, ornate, vintage, antique, scented,
  animal product, natural material, sustainable, eco friendly, animal derived, leather, silk, wool,
  synthetic, odor, fragrance, vibrant, artificial plant, flower, art, sculpture, frame, marble top, textile,
  texture, fabric, velvet, cotton, print, ceiling, bright color, dark color, white, gray, black, gold, cozy,
  rustic, contemporary, traditional, electric, noise, carpet cleaning, mass produced, handmade, rearrange,
  elegant, plush, durable, timeless, brass, chrome, steel, stainless, bulb, fluorescent, led, shag, clutter,
  accent, piece, statement, art deco, victorian, taxidermy, skylight
cars: car, vehicle, automobile, automotive, suv, sedan, pickup, pickup truck, minivan, convertible,
  hatchback, electric vehicle, electric car, ev, hybrid car, gasoline, gas powered, diesel, manual
  transmission, automatic transmission, horsepower, fuel efficient, fuel economy, fuel efficiency,
  dealership, test drive, sunroof, moonroof, motorcycle, motorbike, toyota, honda, chevrolet, bmw, mercedes,
  audi, tesla, volkswagen, hyundai, kia, nissan, subaru, mazda, volvo, jeep, lexus, porsche, cargo space,
  all wheel drive, four wheel drive, sports car, luxury car, used car, third row, crossover, coupe, engine,
  new car, stylish model, family vehicle, roadster, compact car, wagon, station wagon, jeep wrangler, rav4,
  prius, camry, civic, accord, mustang, corvette, camaro, ferrari, lamborghini, cadillac, buick, chrysler,
  dodge, fiat, peugeot, renault, acura, infiniti, range rover, land rover, mini cooper, infotainment,
  infotainment system, airbag, brake, steering wheel, cruise control, parking sensor, backup camera, keyless
  entry, turbo, turbocharged, torque, v8, cylinder, mpg, gas mileage, gas guzzler, plug in hybrid, car
  brand, car model, car manufacturer, automaker, auto brand, self driving, autonomous driving, autopilot,
  lane assist, heated seats, leather seats, tinted window, car insurance, car dealership, pre owned, lease a
  car, off road, offroad, tow, trunk space, two seater, road vehicle, truck, van, hybrid, benz, compact,
  drivetrain, rwd, fwd, awd, 4wd, dual clutch, cvt, stick shift, gearbox, supercharger, hood, windshield,
  spoiler, rims, alloy wheels, panoramic roof, convertible top, commuter car, city car, electric suv, hybrid
  suv, first car, new vehicle, next car, next vehicle, motor vehicle, car for, car to buy, road worthy, fuel
  type, v6, chevy, gmc, tesla model, genesis car, mitsubishi, suzuki, american car, german car, japanese
  car, foreign car, korean car, bentley, maserati, bugatti, citroen, skoda, saab, opel, pontiac, rivian,
  polestar, byd, daewoo, isuzu, vauxhall, ioniq, silverado, tacoma, tundra, tahoe, 4runner, highlander, crv,
  outback, forester, impreza, miata, elantra, sonata, sorento, telluride, bronco, cherokee, cayenne, q5, x5,
  harley, vespa, kawasaki, ducati, sportbike, dirtbike, hardtop, limousines, supercar, hypercar, midsize,
  subcompact, phev, bev, evs, biodiesel, petrol, unleaded, octane, tailpipe, muffler, carburetor, hubcap,
  suspension, chassis, axle, seatbelt, backseat, headroom, cupholder, carplay, onstar, ignition, 4x4,
  payload, tailgate, resale, mechanic, auto show, auto insurance, auto repair, rolls royce, alfa romeo,
  lincoln navigator, golf gti, model s, model 3, model y, model x, f 150, suburban suv, cr v, cx 5, c class,
  e class, yamaha motorcycle, sport bike, two wheeler, four wheeler, drop top, soft top, muscle car, race
  car, hot rod, sports sedan, all electric, charging station, ev charging, range anxiety, fuel cell, gas
  station, fuel tank, fuel consumption, gas consumption, catalytic converter, radiator cap, spark plug, oil
  change, motor oil, winter tires, flat tire, spare tire, shock absorber, abs brakes, stability control,
  traction control, lane keeping, lane departure, blind spot, adaptive cruise, collision avoidance,
  collision warning, crash test, crash rating, safety rating, seat belt, car seat, child seat, booster seat,
  bucket seat, rear seat, back seat, passenger seat, sun visor, glove box, glove compartment, center
  console, dashboard display, android auto, key fob, remote start, shift gears, gear shift, paddle shifter,
  off roader, roof rack, bike rack, cargo room, seven seater, seven passenger, eight passenger, five seater,
  two door, four door, people mover, car loan, trade in, auto maintenance, auto parts, car accessory,
  roadside assistance, road noise, turning radius, top speed, commuting car, daily driver, driving
  experience, urban driving, off road capable / auto, electric, transmission, mileage, fuel, dealer, ford,
  seat, cargo, motor, tire, leather interior, driver assistance, drive, driver, touchscreen, model, start
  stop, keyless, safety feature, grille, three rows, rows of seating, family, rental car, lease, gas,
  emission, roof, cabin, dashboard, ride, sporty, engine sound, wheel, color, safety, subscription, feature,
  american made, foreign, japanese, premium, luxury, performance, infrastructure, range, resale value,
  warranty, big, large, connected
technology: technology, tech, gadget, smartphone, iphone, android, samsung, google, tablet, ipad, laptop,
  computer, desktop, macbook, keyboard, headphone, earbud, smart speaker, smartwatch, wearable, smart tv,
  smart home, router, wifi, bluetooth, printer, charger, software, operating system, linux, microsoft, voice
  assistant, alexa, siri, facial recognition, biometric, touchscreen, electronics, electronic device,
  processor, hard drive, usb, hardware, amoled, oled, graphics card, fitness tracker, gaming laptop, desk
  setup, peripheral, office suite, cloud storage, cloud service, digital camera, smart device, tech product,
  home security, mobile app, windows, tech gear, kindle, e reader, airpods, noise canceling, noise
  cancelling, vr headset, fitbit, garmin, pixel phone, galaxy, huawei, xiaomi, oneplus, sony, lenovo, dell,
  hp, asus, acer, lg, chromebook, surface pro, ios, macos, browser, vpn, antivirus, password manager, email
  client, project management software, video editing software, photo editing, cloud computing, smart lock,
  smart thermostat, smart bulb, robot vacuum, security camera, dash cam, webcam, microphone, projector, home
  theater system, soundbar, gpu, cpu, ssd, ram, motherboard, usb c, lightning cable, charging, wireless
  charging, power bank, headset, in ear, over ear, mechanical keyboard, trackpad, stylus, smart glasses,
  smart watch, touch screen, foldable phone, flip phone, landline, mobile phone, cell phone, cellphone,
  computing, artificial intelligence, chatbot, cryptocurrency, crypto, social media, messaging app, device,
  phone, pc, monitor, camera, app, thinkpad, blackberry, wi fi, smart home technology, smart appliance,
  smart display, smart assistant, digital assistant, ereader, video conferencing, zoom, note taking app,
  productivity app, productivity tool, calendar app, to do list app, messaging platform, social platform,
  computer accessory, computer monitor, gaming pc, gaming monitor, 4k, 8k, hdr, hz, plug in, vr device, ar
  glasses, augmented reality, virtual assistant, cloud based, data privacy, digital privacy, encryption,
  encrypted, data plan, carrier plan, 5g, tech company, tech brand, tech item, tech gift, tech accessory,
  electronics brand, home entertainment, hi fi, audio equipment, music player, walkman, turntable, dslr,
  lens, gps, navigation device, baby monitor, smart ring, action camera, gopro, techie, gizmo, mac, imac,
  ipod, homepod, motorola, nokia, htc, oppo, vivo, realme, pixel, fairphone, firefox, duckduckgo, gmail,
  powerpoint, libreoffice, openoffice, onenote, evernote, obsidian, trello, asana, skype, facetime,
  whatsapp, telegram, instagram, twitter, tiktok, snapchat, linkedin, reddit, pinterest, dropbox, icloud,
  onedrive, photoshop, adobe, lightroom, illustrator, gimp, canva, figma, autocad, freeware, shareware,
  saas, wordpress, nas, arduino, gigabyte, terabyte, megapixel, amd, nvidia, ryzen, qualcomm, ultrabook,
  netbook, detachable, wacom, ultrawide, touchpad, numpad, trackball, joystick, gamepad, mousepad, dongle,
  adapter, hdmi, displayport, thunderbolt, ethernet, rechargeable, earphones, earpiece, bose, sennheiser,
  jbl, sonos, logitech, razer, corsair, anker, belkin, roomba, dyson, subwoofer, amplifier, mp3, tvs, qled,
  roku, chromecast, vcr, dvr, kobo, mirrorless, polaroid, camcorder, tripod, gimbal, nikon, fujifilm, leica,
  quadcopter, dji, vr, oculus, hololens, oura, homekit, iot, cctv, passcode, adblock, spyware, malware,
  firewall, cybersecurity, phishing, bloatware, jailbreak, rooted, ubuntu, debian, unix, ide, messaging,
  videoconferencing, crm, waze, chatgpt, robotics, nft, bitcoin, ethereum, blockchain, web3, metaverse,
  modem, broadband, isp, starlink, verizon, esim, dumbphone, inkjet, copier, shredder, apple product, apple
  watch, apple tv, galaxy watch, google home, nest hub, amazon echo, echo dot, android tv, chrome os, safari
  browser, search engine, google drive, google workspace, microsoft office, office 365, premiere pro, final
  cut, 3d printing, web hosting, website builder, blogging platform, domain name, storage drive, external
  drive, hard disk, solid state, flash drive, thumb drive, memory card, sd card, backup solution, backup
  drive, home server, raspberry pi, video card, integrated graphics, discrete graphics, cooling fan, liquid
  cooling, pre built, convertible laptop, drawing tablet, computer screen, screen size, gaming mouse, mouse
  pad, docking station, lightning port, battery pack, replaceable battery, removable battery, surge
  protector, extension cord, on ear, bone conduction, noise cancellation, beats headphones, philips hue,
  ring doorbell, speaker system, sound system, surround sound, home audio, record player, cd player, mp3
  player, radio alarm, clock radio, walkie talkie, flat screen, oled tv, led tv, plasma tv, 4k tv, fire
  stick, fire tv, dvd player, streaming stick, remote control, universal remote, e ink, nook reader, film
  camera, selfie stick, meta quest, mixed reality, fitness band, smart lights, smart plug, smart doorbell,
  smart refrigerator, smart fridge, home automation, home assistant, voice command, voice controlled, voice
  control, voice activated, voice activation, always listening, security system, alarm system, face unlock,
  face id, facial unlock, fingerprint reader, fingerprint scanner, fingerprint sensor, touch id, iris
  scanner, two factor, data collecting, data harvesting, data mining, data sharing, user data, personal
  data, tracker blocker, ad blocker, privacy focused, custom rom, fedora linux, windows 11, windows 10,
  windows based, command line, text editor, code editor, programming tool, developer tool, task management,
  task manager, time tracking, collaboration tool, communication tool, instant messenger, video call, video
  chat, tax software, budgeting app, finance app, banking app, gps watch, weather app, music software, audio
  interface, ai assistant, ai tool, ai powered, mesh network, internet provider, internet service, internet
  connection, internet speed, fiber internet, mobile plan, phone plan, cell plan, wireless carrier, wireless
  provider, phone carrier, t mobile, sim card, screen protector, laptop sleeve, cable management, ink
  cartridge, toner cartridge, e waste, self repair, refurbished phone, refurbished laptop, silicon valley,
  point and shoot, internet of things / apple, mouse, speaker, tv, television, wireless, wired, battery,
  open source, cloud, privacy, console, drone, refurbished, digital, subscription, amazon, data collection,
  streaming device, productivity, ecosystem, fingerprint, operating, high tech, proprietary, setup,
  foldable, voice recognition, smart, screen, display, features, cable, port, storage, chip, resolution,
  refresh rate, lcd, curved, bezel, notch, headphone jack, ads, advertisement, tracking, cookies, updates,
  repair, repairable, model, brand, chinese, data, voice, ai, audio, video, curved screen, edition,
  compatible, radiation, emf, planned obsolescence, lifespan, battery life, glossy, rgb, mechanical, touch
games: game, gamer, video game, board game, card game, rpg, role playing, shooter, first person shooter,
  fps, mmo, mmorpg, multiplayer, single player, co op, turn based, real time strategy, open world game,
  platformer, playstation, xbox, nintendo, esports, gameplay, microtransaction, loot box, pvp, player versus
  player, survival horror, battle royale, gaming console, metroidvania, roguelike, virtual reality game,
  soulslike, gaming experience, permadeath, gameplay mechanic, deck building, tabletop, tabletop game,
  trivia game, chess, poker, escape room, hack and slash, beat em up, fighting game, racing game, sports
  game, city builder, tower defense, visual novel, dating sim, jrpg, moba, minecraft, fortnite, call of
  duty, pokemon, zelda, mario, sims, playstation 5, ps5, wii, game boy, steam deck, speedrun, boss fight,
  boss battle, npc, respawn, in app purchase, pay to win, free to play, dlc, early access, gaming setup,
  puzzle game, stealth game, point and click, party game, horror game, strategy game, simulation game,
  walking simulator, co op game, pixel art, retro game, side scrolling, turn based combat, crafting system,
  base building, jump scare, puzzle, player, survival game, adventure game, action rpg, gacha, cooperative
  game, competitive game, online multiplayer, console game, game developer, game genre, game studio, game
  night, skyrim, cyberpunk, dark souls, world of warcraft, league of legends, overwatch, valorant, animal
  crossing, stardew valley, civilization game, candy crush, roblox, tetris, sudoku, crossword, word game,
  brain teaser, jigsaw, dungeons and dragons, arcade, pinball, loot, sandbox game, racing simulator, flight
  simulator, farming simulator, life simulation, life sim, match 3, match three, turn based game, real time
  game, rts, story driven game, quick time event, videogame, boardgame, hearthstone, charades, pictionary,
  scrabble, monopoly, catan, settlers, cluedo, jenga, dominoes, mahjong, backgammon, checkers, cribbage,
  rummy, solitaire, bingo, slots, blackjack, roulette, d&d, dnd, warhammer, larp, crpg, mmos, dota, pubg,
  warzone, quake, csgo, battlefield, gta, witcher, diablo, bloodborne, sekiro, uncharted, bioshock, tekken,
  kirby, metroid, starcraft, warcraft, xcom, simcity, terraria, factorio, rimworld, subnautica, madden,
  forza, puzzler, sidescroller, 4x, splitscreen, singleplayer, pve, matchmaking, ranked, leaderboards,
  twitch, streamer, modding, trophies, autosave, dungeon, playable, roguelite, ps4, psp, 3ds, gameboy,
  atari, sega, dreamcast, emulator, gog, trivia, wordle, hangman, riddles, deckbuilding, eurogame, lego,
  game series, game franchise, game mechanic, computer game, pc game, phone game, browser game, triple a,
  trading card, collectible card, pandemic game, gambling game, casino game, western rpg, apex legends, half
  life, counter strike, far cry, assassin's creed, red dead, elder scrolls, mass effect, dragon age,
  baldur's gate, final fantasy, kingdom hearts, persona 5, monster hunter, elden ring, resident evil, silent
  hill, dead space, tomb raider, metal gear, street fighter, mortal kombat, smash bros, super smash, donkey
  kong, pac man, space invaders, total war, crusader kings, europa universalis, cities skylines,
  rollercoaster tycoon, planet zoo, dwarf fortress, among us, fall guys, rocket league, fifa game, nba 2k,
  gran turismo, wii fit, just dance, beat saber, guitar hero, rhythm game, hidden object, text adventure,
  interactive fiction, story game, tile matching, bullet hell, grand strategy, base builder, survival
  crafting, zombie game, city building, split screen, online play, lets play, e sports, gaming tournament,
  lan party, battle pass, expansion pack, cheat code, level up, experience points, skill tree, hit points,
  health bar, save point, final boss, character creation, side quest, main quest, permanent death, perma
  death, rogue like, rogue lite, motion control, motion controlled, handheld console, ps vita, retro
  console, vr game, geocaching game, scavenger hunt, quiz game, deck builder, worker placement, action
  figure, model train / strategy, open world, sandbox, simulation, console, mobile, indie, play, virtual
  reality, vr, level, quest, character customization, storyline, grinding, controller, horror, fantasy,
  immersive, violence, violent, competitive, zombie, medieval, sci fi, science fiction, real time, gamified,
  mission, combat, crafting, stealth, weapon, scary, timed, story driven, cutscene, narrative, map,
  exploration, pixel, difficulty, fast paced, gore, graphic violence, card, dice, ads, choice, backtracking,
  repetitive, survival, cooperative, cel shaded, anthropomorphic, apocalypse, futuristic, cyberpunk setting,
  bots, toxic, chat, season pass, always online
screen: tv show, tv series, series, movie, film, cinema, netflix, hulu, streaming service, sitcom,
  documentary, docuseries, reality show, reality tv, animated, anime, cartoon, superhero, romantic comedy,
  rom com, action movie, episode, actor, subtitle, dubbed, foreign language film, soap opera, talk show,
  game show, laugh track, musical, theater, theatre, binge, binge watch, blockbuster, period drama, period
  piece, historical drama, true crime, zombie, stand up comedy, standup comedy, comedy special, tv drama,
  streaming platform, found footage, movie night, on screen, new shows, shows or movies, movies or shows,
  watching shows, crime show, comedy show, tv program, television show, television series, tv channel, tv
  genre, miniseries, mini series, mockumentary, biopic, film noir, western film, westerns, action film,
  horror film, horror movie, slasher, war movie, war film, sci fi movie, animated movie, disney, pixar,
  marvel, star wars, star trek, game of thrones, cgi, special effect, spoiler, prequel, sequel, reboot, spin
  off, franchise, box office, oscar, screenwriter, filmmaker, filmmaking, cinematic, cinematography,
  trailer, hbo, amazon prime, disney plus, cooking show, dating show, medical drama, legal drama, courtroom
  drama, crime drama, police procedural, detective show, cop show, kdrama, k drama, korean drama,
  telenovela, bollywood, stand up special, late night show, news program, sketch comedy, dark comedy, black
  and white film, silent film, play in london, broadway, screenplay, tv sitcom, dramas, thrillers, cast, tv,
  television, watch, viewing, comedy, watchlist, streaming show, on netflix, on hulu, action comedy, action
  packed, action series, feature film, short film, art film, indie film, independent film, arthouse,
  hollywood, classic film, classic movie, old movie, family movie, kids movie, spy film, heist film,
  disaster movie, sports movie, war drama, courtroom, medical show, hospital drama, reality competition,
  competition show, makeover show, home renovation show, travel show, nature documentary, food documentary,
  fantasy series, sci fi series, sci fi show, crime series, mystery series, british comedy, british series,
  punk anime, shonen, studio ghibli, stop motion, 3d movie, imax, drive in movie, movie theater, movie
  marathon, tv marathon, web series, youtube channel, podcast series, cult classic film, ensemble cast,
  voice over, credits, ghost hunting, televised, programme, moviegoer, cinephile, flick, romcom, comedian,
  improv, spoof, snl, raunchy, dramedy, melodrama, soaps, primetime, serialized, procedural, csi, ncis,
  sopranos, seinfeld, bridgerton, sherlock, avengers, superman, spiderman, mcu, dreamworks, ghibli,
  simpsons, animations, claymation, shojo, mecha, subbed, hitchcock, tarantino, spielberg, nolan, scorsese,
  kubrick, actresses, scriptwriter, unscripted, technicolor, noir, espionage, heist, mafia, whodunnit,
  docudrama, regency, kaiju, godzilla, splatter, nickelodeon, hallmark, cnn, bbc, pbs, bachelor,
  kardashians, housewives, masterchef, hgtv, blooper, outtakes, jeopardy, bingeable, bingewatch, rewatch,
  crunchyroll, dvd, vhs, sundance, cannes, emmy, imdb, theatrical, hamilton, puppetry, muppets, marionette,
  mime, magician, cabaret, burlesque, youtube, youtuber, vlog, vlogger, webseries, spinoff, voiceover,
  narrated, flashback, antihero, sidekick, tvs shows, satire show, sketch show, gross out, buddy cop, prime
  time, season finale, multi season, anthology series, grey's anatomy, breaking bad, stranger things, black
  mirror, walking dead, friends show, downton abbey, squid game, doctor who, james bond, mission impossible,
  jurassic park, dc universe, looney tunes, south park, family guy, closed caption, indian film, woody
  allen, tom cruise, adam sandler, nicolas cage, meryl streep, celebrity gossip, director's cut, visual
  effects, practical effects, computer generated, green screen, motion capture, handheld camera, shaky cam,
  slow motion, spaghetti western, crime thriller, cop drama, murder mystery, crime documentary, history
  channel, discovery channel, national geographic, planet earth, nature show, wildlife documentary, travel
  documentary, costume drama, biblical epic, creature feature, torture porn, kids show, children's show,
  educational show, sesame street, news channel, cable news, fox news, cable tv, cable channel, live tv,
  reality dating, love island, survivor show, big brother, jersey shore, singing competition, talent show,
  american idol, baking show, bake off, top chef, hell's kitchen, food show, food network, court show, judge
  judy, prank show, hidden camera, quiz show, marathon watch, show recommendation, on prime, prime video,
  paramount plus, now streaming, blu ray, home movie, film festival, academy award, golden globe, oscar
  winning, rotten tomatoes, stage play, stage production, west end, puppet show, magic show, drag show,
  ballet performance, viral video, web show, tiktok video, trilogy film, shared universe, book adaptation,
  adapted from, fourth wall, plot holes, cliffhanger ending, twist ending, canned laughter, studio audience,
  multi camera, single camera, time loop, body swap, anti hero, to watch this, something to watch, what to
  watch / streaming, horror, sci fi, science fiction, fantasy, romance, crime, mystery, director, gore,
  violence, violent, supernatural, paranormal, ghost, remake, plot, entertainment, historical, storyline,
  production, space, outer space, apocalyptic, post apocalyptic, dystopian, time travel, genre, content,
  theme, character, adaptation, slapstick, cliffhanger, vampire, musical theater, jump scare, play, ending,
  war, political, nonlinear, immersive, release, new release, to watch, political satire, show, screen,
  season, tearjerker, scary, bloody, psychological, slow paced, detective, medical, teen, reality, cheesy,
  love story, clip, audience, foreign language, black and white, sad, happy ending, narration, cartoonish,
  series finale, watchable, action, acclaimed, gritty, dark, disturbing, lighthearted, family friendly,
  mature, nudity, sex scene, sexual content, profanity, animal cruelty, medieval, scares, saga, love
  triangle, teenager, amnesia, open ending
music: music, song, album, singer, musician, concert, playlist, jazz, classical music, hip hop, rap, country
  music, heavy metal, electronic music, edm, folk music, pop music, rock music, opera, orchestra, symphony,
  lyric, music festival, live music, r&b, reggae, techno, soundtrack, auto tune, autotune, spotify, love
  song, vocalist, dubstep, musical artist, bands, rapper, hip hop music, trap music, punk, punk rock,
  grunge, ska, soul music, funk, disco, gospel, bluegrass, salsa music, k pop, kpop, j pop, indie music,
  indie band, ambient music, lo fi, lofi, house music, trance, drum and bass, piano, guitar, violin, cello,
  saxophone, drums, drummer, choir, acapella, a cappella, remix, cover song, dj, karaoke, acoustic, playlist
  for, background music, apple music, record label, billboard, top 40, chart topping, melody, harmony,
  rhythm, beethoven, mozart, musical genre, musical style, new music, christmas music, workout music, pop
  song, gig, live performance, artist, listen to, vocal, instrumental, vinyl, rock, pop, folk, folk songs,
  beatles, coachella, live band, live concert, concert venue, music artist, musical act, music video, music
  streaming, music subscription, music service, music app, new artist, musical instrument, ukulele, flute,
  trumpet, banjo, harp, synthesizer, synth, beats, drum machine, chillout, meditation music, study music,
  party music, dance music, wedding music, orchestral, chamber music, baroque, swing music, big band, new
  wave, alternative rock, hard rock, soft rock, emo, metalcore, screamo, death metal, new age, world music,
  reggaeton, latin music, afrobeat, dancehall, country songs, rap songs, boy band, girl group, listen to
  while, singalong, sung, songwriter, songwriting, composer, philharmonic, concerto, sonata, operatic, aria,
  soprano, tenor, baritone, alto, choral, chorus, hymn, chanting, acappella, lullaby, muzak, bebop,
  dixieland, ragtime, rnb, motown, boogie, rockabilly, metalhead, thrash, grime, beatbox, bagpipe,
  accordion, polka, mariachi, bachata, merengue, cumbia, samba, tango, flamenco, calypso, soca, bhangra,
  sitar, tabla, grammy, bts, blackpink, boyband, synthpop, electropop, electronica, electro, rave, dnb,
  hardstyle, vaporwave, synthwave, chillwave, chillhop, binaural, ballad, carols, lyrical, vocoder, sampler,
  mashup, supergroup, unplugged, mixtape, lp, cassette, cd, cds, audiophile, lossless, pandora, soundcloud,
  bandcamp, deezer, djs, deejay, turntables, beyonce, adele, drake, kanye, eminem, rihanna, coldplay, u2,
  nirvana, metallica, nickelback, radiohead, elvis, madonna, sinatra, abba, bach, chopin, tchaikovsky,
  vivaldi, wagner, verdi, lollapalooza, glastonbury, woodstock, bonnaroo, tomorrowland, busker, guitarist,
  bassist, pianist, keyboardist, organist, violinist, viola, cellist, harpist, flutist, clarinet, oboe,
  bassoon, trombone, tuba, saxophonist, harmonica, mandolin, lute, dulcimer, percussion, percussionist,
  bongo, xylophone, marimba, cymbal, tambourine, theremin, woodwind, chord, bpm, crescendo, riff, earworm,
  sing along, barbershop quartet, nursery rhyme, disney songs, musical soundtrack, show tunes, film score,
  movie soundtrack, easy listening, jazz club, neo soul, doo wop, psychedelic rock, glam rock, garage rock,
  garage band, yacht rock, surf rock, black metal, nu metal, post hardcore, death growl, bossa nova,
  bollywood music, bollywood songs, indian classical, top hits, top forty, chart toppers, greatest hits,
  grammy winning, electronic dance, edm festival, deep house, tech house, ambient sounds, nature sounds,
  relaxing music, workout playlist, running playlist, breakup song, falsetto voice, cover version, tribute
  act, ep release, single release, latest release, live album, live recording, b side, record store, compact
  disc, digital download, youtube music, radio station, fm radio, satellite radio, disc jockey, taylor
  swift, ed sheeran, justin bieber, jay z, kendrick lamar, lady gaga, katy perry, ariana grande, billie
  eilish, harry styles, bruno mars, rolling stones, pink floyd, led zeppelin, ac dc, bob dylan, michael
  jackson, miles davis, johnny cash, dolly parton, live venue, mosh pit, festival lineup, burning man, open
  mic, musical performance, music performance, music lesson, piano lesson, guitar lesson, double bass,
  recorder instrument, brass instrument, french horn, drum kit, string quartet, musical notation, sheet
  music, fast tempo, slow tempo, tone deaf, perfect pitch, music taste, musical taste, music industry, music
  documentary, one hit wonder, learn an instrument / genre, classical, metal, live, listen, indie, blues,
  tune, compilation, electronic, explicit, mainstream, upbeat, release, festival, radio, hit, sound, record,
  stream, bass, sing, screaming, noise, tour, headphones, duet, solo, profanity, profane, english language,
  covers, repetitive, slow, falsetto, growling, heavy bass
reading: book, novel, author, fiction, nonfiction, non fiction, memoir, biography, autobiography, self help,
  literature, literary, poetry, short story, graphic novel, manga, audiobook, ebook, e book, romance novel,
  historical fiction, young adult, reading list, bestseller, page turner, chapter, book club, magazine,
  paperback, first person narrative, mystery novel, fantasy novel, reading material, comic book, books or,
  stories, novella, poet, essay collection, anthology, trilogy, book series, nonfiction book, cookbook,
  textbook novel, science fiction novel, thriller novel, crime novel, detective novel, fantasy series, epic
  fantasy, urban fantasy, magical realism, fairy tale, mythology, children book, picture book, e reader
  book, kindle book, goodreads, library, bookstore, bookshop, booklist, cliffhanger, first person, third
  person, stream of consciousness, prose, verse, pulitzer, booker prize, literary award, newspaper, coming
  of age, chick lit, cozy mystery, whodunit, suspense novel, horror novel, short read, beach read, light
  read, good read, reads, to read, storytelling, writer, poem, bookworm, literary classic, classic
  literature, contemporary fiction, literary fiction, self improvement book, business book, history book,
  war novel, spy novel, legal thriller, psychological thriller, medical thriller, page count, lengthy novel,
  short novel, epistolary, verse novel, translated book, translated works, new author, debut novel,
  bestselling, best seller, book recommendation, book to read, summer reading, bedtime reading, vacation
  read, holiday read, journal article, comics, hardcover, print book, physical book, digital book, book
  format, plot twist in books, steampunk, space opera, vampire novel, paranormal romance, historical
  romance, erotica, satire novel, multiple perspectives, multiple narrators, present tense narration, second
  person narration, bookish, readership, novelist, novelette, ghostwritten, ghostwriter, fictional,
  fictionalized, diaries, essayist, poetic, sonnet, haiku, rhyming, limerick, microfiction, fanfic,
  fanfiction, webcomic, harlequin, erotic, smut, hardboiled, twilight, grimdark, romantasy, tolkien, hobbit,
  narnia, rowling, divergent, asimov, dune, travelogue, postmodern, postmodernist, surrealist, absurdist,
  satirical, shakespeare, shakespearean, dickens, bronte, hemingway, fitzgerald, faulkner, steinbeck,
  orwell, tolstoy, dostoevsky, chekhov, kafka, proust, marquez, murakami, doorstop, doorstopper, tbr,
  booker, booktok, booktube, bookstagram, bookseller, librarian, audible, hardback, gazette, tabloid, zine,
  blogs, guidebook, encyclopedias, omnibus, duology, sagas, multigenerational, standalone, worldbuilding,
  omniscient, trope, heroine, mythological, retelling, fairytale, fable, folklore, folktale, letters
  collection, short fiction, comic strip, manga series, light novel, middle grade, new adult, regency
  romance, bodice ripper, fifty shades, spicy book, domestic thriller, thriller books, crime fiction, crime
  books, agatha christie, sherlock holmes, noir novel, john grisham, tom clancy, dan brown, james patterson,
  stephen king, high fantasy, dark fantasy, cozy fantasy, harry potter, brandon sanderson, terry pratchett,
  neil gaiman, percy jackson, hunger games, alternate history, alternative history, cyberpunk novel, western
  novel, adventure novel, adventure story, travel writing, travel memoir, travel book, magical realist, jane
  austen, mark twain, virginia woolf, james joyce, margaret atwood, toni morrison, short book, bookshelf
  list, reading group, best selling, book festival, narrated by, large print, self improvement, philosophy
  book, finance book, economics book, popular science, pop science, military history, nature book, nature
  writing, long series, multi generational, sequel book, unresolved ending, ambiguous ending, open endings,
  sad endings, plot twist, plot driven, character driven, character development, world building, multiple
  pov, multiple viewpoints, dual pov, alternating perspectives, nonlinear timeline, dual timeline, multiple
  timelines, flowery language, slow burn, chosen one, female protagonist, male protagonist, antihero
  protagonist, animal protagonist, talking animal, anthropomorphic animal, hero's journey, villain
  protagonist, folk tale, stephen hawking, malcolm gladwell, brene brown / thriller, mystery, romance,
  fantasy, science fiction, sci fi, dystopian, superhero, narrator, narrative, plot, protagonist, horror,
  classic, genre, unreliable, crime, true crime, magic, supernatural, paranormal, character, happy ending,
  ending, zombie, war, violence, philosophical, narration, theme, time travel, vampire, political,
  historical, western, suspense, tragedy, humor, pages, publish, publisher, self published, pseudonym, pen
  name, translated, translation, long, writing, essay, celebrity, biographical, spiritual, religious,
  explicit, romantic, steamy, love triangle, love story, sad, tragic, dark, slow paced, dense, dialect,
  flowery, mature, animal death
pets: pet, puppy, kitten, parrot, hamster, rabbit, guinea pig, reptile, lizard, rodent, ferret, breed,
  animal companion, companion animal, hypoallergenic, dander, pet dander, litter box, leash, vet,
  veterinarian, dog breed, exotic pet, exotic animal, tarantula, pet owner, pet ownership, furry friend,
  kennel, low maintenance pet, pet hair, animal shelter, dog, cat, amphibian, feline, canine, furry
  companion, hypoallergenic pet, pet insurance, live animal, birds as pets, goldfish, betta, koi,
  chinchilla, gerbil, hedgehog, sugar glider, cockatiel, budgie, parakeet, canary, chicken coop, gecko,
  iguana, bearded dragon, python snake, frog, salamander, hermit crab, ant farm, labrador, retriever,
  poodle, bulldog, terrier, beagle, german shepherd, husky, chihuahua, dachshund, corgi, siamese, persian
  cat, maine coon, sphynx, purebred, mixed breed, designer dog, rescue dog, rescue animal, dog food, cat
  food, pet food, pet toy, dog walk, dog training, obedience training, housetrain, potty train, neuter,
  spay, declaw, flea, tick, microchip, small pet, first pet, family pet, new pet, pet for, pet store, pet
  shop, pet care, emotional support animal, apartment friendly pet, bird, snake, turtle, aquarium, litter,
  breeder, spider, guinea, persian, bengal, golden retriever, siberian, scaly, hairless, hairless cat,
  docile, pet sitter, pet sitting, pet grooming, pet supplies, pet bed, pet carrier, pet training, pet
  breed, pet species, insects as pets, farm animal, goat, pig as pet, mini pig, pony, donkey, duck pet,
  chickens, fish as pets, saltwater tank, freshwater tank, terrarium, vivarium, marine animal, dog park,
  doggy daycare, invisible fence, shock collar, choke chain, raw food for dogs, kibble, animal lover, animal
  rescue, get a pet, own a pet, pet to, companion for my, doggy, pup, pooch, hound, kitty, litterbox,
  rawhide, catnip, housebreaking, purr, purring, furless, veterinary, heartworm, rabies, birdseed, spca,
  aspca, pedigree, pedigreed, mutt, mongrel, stray, watchdog, lapdog, brachycephalic, pug, rottweiler,
  doberman, pitbull, mastiff, collie, sheepdog, aussie, malamute, akita, shiba, samoyed, pomeranian, yorkie,
  maltese, bichon, havanese, pekingese, papillon, whippet, bloodhound, weimaraner, vizsla, setter, spaniel,
  schnauzer, goldendoodle, labradoodle, cockapoo, dalmatian, tabby, calico, ragdoll, abyssinian, tomcat,
  rats, mice, bunny, degu, cockatoo, macaw, lovebird, finch, conure, pigeon, hen, rooster, ducks, geese,
  birdcage, aviary, reptilian, boa, chameleon, geckos, skink, tortoise, toad, newt, axolotl, tadpole,
  arachnid, scorpion, cockroach, beekeeping, caterpillar, guppy, tetra, cichlid, mealworm, llama, alpacas,
  primate, monkey, wolfdog, skunk, raccoon, wallaby, chew toy, squeaky toy, scratching post, dog bed, crate
  training, dog grooming, pet hotel, boarding kennel, obedience class, clicker training, house training,
  shed hair, non shedding, low shedding, pet allergy, cat allergy, dog allergy, animal hospital, animal
  clinic, flea treatment, pet vaccination, pet medication, pet health, pet supplement, pet diet, pet
  nutrition, kibble food, wet food, bird feeder, bird food, fish food, hay for, pet accessories, pet
  clothes, pet costume, humane society, fostering animal, service animal, therapy dog, therapy animal,
  support animal, hunting dog, sled dog, apartment dog, flat faced, boxer dog, great dane, pit bull, saint
  bernard, st bernard, australian shepherd, jack russell, shih tzu, lhasa apso, greyhound dog, doodle dog,
  ginger cat, russian blue, scottish fold, cat cafe, outdoor cat, african grey, dove bird, turkey pet, bird
  cage, caged bird, ball python, monitor lizard, box turtle, insect pet, stick insect, praying mantis, ants
  colony, bee keeping, aquarium fish, tropical fish, freshwater fish, saltwater fish, betta fish, pet fish,
  fish keeping, heat lamp, live prey, feeder insects, live feeding, mini horse, miniature horse, miniature
  pig, potbellied pig, endangered species, cold blooded, warm blooded, domestic animal, household pet, house
  pet, classroom pet, small animal, animal care, animal behavior, animal welfare, animal friend, four
  legged, fur baby, feathered friend, new companion, doggy day care, dog training class, allergy friendly
  pet / fish, fish tank, fur, furry, feather, scale, adopt, adoption, animal, companion, shed, shelter,
  insect, horse, bark, cage, exotic, creature, allergic, allergy, walking, tank, live food, lifestyle,
  vaccination, groom, feed, meowing, paw, tail, crate, fluffy, claw, allergen, cuddly, energetic, noisy,
  wild, domesticated, zoo, nocturnal, bug, raw meat, live insects, small space, commitment, kid friendly,
  playful, species, chew, scratching, smell, odor, drool, high energy, large dog, small dog, aggressive,
  venomous
learning: learn, course, online course, classroom, lecture, lesson, tutorial, tutor, teaching, instructor,
  education, educational, study, textbook, study material, learning material, exam, test prep, quiz,
  homework, university, certification, certificate, webinar, workshop, mooc, coursera, udemy, khan academy,
  self paced, flashcard, memorization, rote memorization, memorize, group project, study group, video
  lecture, gamified, gamification, language learning, curriculum, mentorship, e learning, academic,
  bootcamp, credential, micro credential, professional development, digital badge, training simulation,
  learning experience, learning style, learning environment, training session, public speaking, learn about,
  to learn, anatomy, upskill, degree program, college degree, learn a, new language, programming language,
  certification exam, classes, seminar, masterclass, skillshare, linkedin learning, edx, duolingo, rosetta
  stone, youtube tutorial, study technique, study tips, study method, study habit, study strategy, study
  guide, study schedule, study session, study environment, study space, revision, note taking, notetaking,
  mind map, mnemonic, spaced repetition, rote learning, visual aids, infographic, diagram, educational
  video, educational resource, educational material, educational content, learning resource, learning
  method, learning tool, learning platform, learning activity, learning app, learning approach, online
  learning, distance learning, remote learning, homeschool, graduate school, phd, master degree, bachelor,
  mba, scholarship, tuition, gre, sat prep, gmat, ielts, toefl, math, mathematics, calculus, statistics
  course, algebra, physics, chemistry, biology course, history lesson, coding course, learn to code, learn
  coding, learn to play, learning guitar, improve my skill, new skill, skills, deepen my understanding,
  understand concepts, apprenticeship, peer learning, peer to peer, experiential learning, case study,
  simulation exercise, role playing exercise, active learning, discussion based, team based learning,
  critical thinking, lab, teacher, training, college, instruction, mathematical, geometry, equations,
  enroll, enrollment, language class, language app, spanish lessons, foreign language, second language,
  grammar course, test preparation, exam preparation, prepare for exam, prepare for the, pass the exam,
  cram, study plan, study buddy, study partner, study aid, study app, memory technique, lecture hall, large
  lecture, classroom setting, traditional classroom, virtual classroom, virtual class, synchronous,
  asynchronous, live session, recorded lecture, reading assignment, written assignment, essay based, oral
  exam, peer review, peer feedback, team project, group discussion, lab work, field trip, fieldwork,
  internship program, certificate program, vocational, trade school, community college, ivy league, private
  school, adult education, continuing education, extracurricular, debate club, science fair, study abroad,
  library resource, academic paper, research paper, academic journal, encyclopedia, wikipedia, educator,
  professor, academia, training course, training program, learning program, educational program, educational
  app, educational tool, educational game, educational podcast, learn more about, learn the basics, improve
  my knowledge, expand my knowledge, broaden my knowledge, improve my understanding, better understand, get
  better at, brush up, master the, data science, machine learning course, web development, computer science,
  digital marketing course, creative writing, photography course, cooking course, leaderboard, learner,
  learnt, autodidact, midterm, quizzes, quizlet, anki, worksheet, workbook, coursework, lecturer, edtech,
  elearning, microlearning, accreditation, diploma, undergraduate, graduate, postgraduate, doctoral,
  doctorate, campus, faculty, ta, taught, socratic, laboratory, experiential, conjugation, babbel, memrise,
  pimsleur, memorisation, rote, kinesthetic, dyslexia, dyslexic, fundamentals, montessori, waldorf,
  unschooling, lsat, mcat, pmp, cfa, cissp, comptia, trigonometry, arithmetic, biochemistry, microbiology,
  genetics, astronomy, geology, ecology, neuroscience, sociology, anthropology, economics, macroeconomics,
  microeconomics, philosophy, geography, linguistics, opencourseware, udacity, codecademy, pluralsight,
  datacamp, khan, academically, comprehend, comprehension, delving, proficiency, fluency, fluent, symposium,
  colloquium, mentee, apprentice, internships, shadowing, practicum, instructional, syllabus, curricula,
  semester, gpa, classmate, highlighter, pomodoro, procrastination, student loan, exam tips, exam anxiety,
  finals week, test taking, testing center, standardized test, placement test, flash cards, practice test,
  practice problem, practice questions, problem sets, online training, reading based, educational books,
  educational documentary, educational technology, bite sized, points badges, masters program, law school,
  medical school, nursing school, business school, art school, culinary school, film school, music school,
  flight school, group activities, peer support, collaborative project, discussion forum, discussion board,
  oral presentation, roleplaying exercise, role plays, simulation based, learn chinese, learn piano,
  language immersion, immersion program, conversation practice, conversational spanish, grammar drill,
  repetitive practice, memory palace, memory aid, concept map, visual representation, project based, inquiry
  based, case method, practical application, complex concept, complex topic, complex subject, difficult
  concept, key concept, core concepts, basics of, the basics, short course, summer school, night school,
  live class, live lecture, live online, live webinar, recorded video, pre recorded, hybrid learning, home
  schooling, k 12, elementary school, middle school, gifted program, boarding school, prep school, public
  school, charter school, advanced placement, international baccalaureate, act prep, google certification,
  professional certificate, professional certification, professional course, professional training,
  workplace training, corporate training, employee training, leadership training, coding bootcamp, data
  structures, probability theory, quantum mechanics, quantum computing, environmental science, political
  science, art history, world history, ancient history, literature course, literature class, drawing class,
  drawing lessons, cooking lessons, photography class, photography workshop, sewing class, driving lessons,
  driving school, webinar series, lecture series, ted talk, open courseware, brilliant org, scholarly
  article, research methods, literature review, research project, research assistant, science communication,
  knowledge base, knowledge about, knowledge in, knowledge of, deeper understanding, grasp the, grasp
  concepts, absorb information, remember information, dive into, dive deep, dig deeper, master a, become
  proficient, proficient in, conference talk, job shadowing, exchange program, exchange student, field work,
  financial aid, student led, letter grade, pass fail, extra credit, note takers, cornell notes, study
  music, deadline pressure, timed test, multiple choice, essay questions, e portfolio, portfolio assessment,
  evaluation method, points and badges, learn to cook, learn to draw, get started with, take home exam, take
  up a new / student, resource, school, assignment, podcast, beginner, mentor, peer, collaborative,
  interactive, hands on, knowledge, concept, subject, group work, material, theoretical, practical, problem
  solving, visual, discussion, project, reading, subscription, badge, platform, online, program, understand,
  language, engaging, auditory, civilization, virtual reality, vr, simulation, free, fee, tablet, gadget,
  degree, written content, text based, audio format, video, audio, chapter, reader, notes, memory,
  attention, focus, group, competitive, lecture style, feedback, written, reading materials, expert,
  presentations, exercise, abstract, theory, animation, sound, color coded, ebooks, e book, app, website,
  free trial, paid, industry, history, science, language barrier, language exchange, self directed,
  structured, accredited, fast paced, deadlines, grades, competition, lengthy, dry, sponsored, ads, paywall,
  outdated, advanced, practice, listening, alone, solitary, noise, color
work: job, workplace, career, remote work, working remotely, work from home, telecommute, employer,
  employment, job opportunity, job offer, coworker, freelance, overtime, cubicle, coworking, hybrid work,
  work environment, work life balance, work schedule, night shift, open office, job market, internship,
  professional environment, corporate culture, work location, work setting, team building, new position,
  professional opportunity, workspace, work space, desk job, career path, career change, career opportunity,
  career move, job search, job hunt, resume, cover letter, promotion, workload, work culture, company
  culture, flexible schedule, flexible hours, flextime, working hours, part time, full time, gig work,
  contractor, self employed, entrepreneur, entrepreneurship, workaholic, micromanagement, micromanage, team
  meeting, coworking space, co working, shared office, private office, open plan, hot desking, companies,
  work setup, dress code, business casual, leadership position, managerial, career in, jobs in, industries,
  sector, nonprofit, government job, tech industry, healthcare industry, finance industry, customer service,
  sales job, manual labor, collaborative work, work arrangement, work style, work trip, office, profession,
  professional, headquarters, work in, work at, working with, job role, new job, new role, new career,
  career option, professional growth, professional setting, business environment, business attire, business
  location, office space, office environment, office location, office layout, work area, home office setup,
  job posting, job fair, recruiters, interview process, startup environment, corporate environment,
  corporate job, corporate office, large corporation, small company, small business, team environment, team
  lead, teamwork, solo work, independent work, work independently, cold calling, sales role, public facing,
  client facing, on call, weekend work, work week, workweek, long commute, short commute, business meeting,
  business conference, industry conference, professional network, career fair, telework, wfh, onsite,
  wework, warehouse, consulting, consultancy, accountant, ngo, ngos, multinational, corporations, workforce,
  hiring, recruiting, recruitment, headhunter, cv, interviews, wage, bonus, compensation, pto, sabbatical,
  union, unionized, layoff, occupation, vocation, promoted, supervisor, supervisory, supervise, ceo, cto,
  boardroom, micromanagers, teambuilding, icebreaker, flexitime, bureaucracy, bureaucratic, telemarketing,
  sales, salesperson, salesman, keynote, cofounder, entrepreneurial, freelancer, intern, trainee,
  onboarding, multitask, paperwork, receptionist, clerical, cashier, barista, bartender, waitress, lawyer,
  attorney, paralegal, firefighter, architect, janitor, fisherman, welder, banker, broker, realtor, job
  board, side hustle, side gig, entry level, remote worker, fully remote, home based, on site, hybrid
  schedule, hybrid role, shared desk, work abroad, work overseas, working holiday, digital nomad, expat job,
  overseas assignment, international assignment, travel job, business travel, business trip, fieldwork job,
  outdoor job, outdoor work, desk based, physical labor, manual work, blue collar, white collar, factory
  work, construction work, skilled trade, electrician job, retail work, restaurant job, teaching job,
  teaching position, nursing job, medical career, law firm, investment banking, banking job, finance job,
  finance career, accounting firm, marketing role, marketing position, marketing agency, advertising agency,
  pr agency, design agency, creative role, engineering role, software engineer, software developer, data
  scientist, tech job, tech career, tech role, tech startups, tech hub, tech giant, government work,
  government agency, civil service, civil servant, non profit, charity work, social enterprise, fortune 500,
  midsize company, family business, small firm, boutique firm, corporate world, corporate ladder, corporate
  setting, corporate event, corporate retreat, hr department, human resources, hr manager, curriculum vitae,
  linkedin profile, interview tips, panel interview, offer letter, negotiate salary, salary negotiation,
  salary range, pay raise, pay cut, hourly pay, commission based, stock option, employee benefits, sick
  leave, parental leave, maternity leave, vacation days, unlimited vacation, laid off, notice period, career
  coach, career planning, leadership role, leadership opportunities, management style, managing people,
  leading teams, direct reports, executive role, c suite, board member, micro management, autonomous work,
  work autonomy, co worker, team members, team player, team size, large team, small team, team
  collaboration, team bonding, work policies, working conditions, work atmosphere, work related, work
  relationship, work friends, work event, long hours, longer hours, business hours, 9 5, early shift, late
  shift, graveyard shift, swing shift, rotating shift, working weekends, weekend shifts, evening work,
  working evenings, compressed week, flexible work, flexi time, work life, work balance, work stress,
  workplace stress, hierarchical structure, hierarchical organization, flat structure, flat organization,
  flat hierarchy, red tape, corporate structure, rigid schedule, rigid structure, strict deadlines, tight
  deadline, uniform required, client dinner, client interaction, client entertainment, customer facing,
  customer interaction, customer support, call center, call centre, networking event, networking
  opportunities, trade show, business lunch, business dinner, business partner, business owner, business
  idea, business venture, business development, startup founder, gig economy, gig job, contract work,
  contract role, contract position, contract based, temp work, temporary work, temp agency, seasonal work,
  permanent position, permanent role, volunteer work, volunteer opportunity, unpaid internship, probation
  period, performance review, annual review, meeting room, conference room, conference call, zoom meeting,
  video meetings, virtual meetings, virtual team, daily standup, brainstorming session, micro tasks, data
  entry, administrative work, administrative assistant, police officer, flight attendant, social worker,
  nanny job, truck driver, delivery driver, farm work, carpenter job, mechanic job, project manager, product
  manager, program manager, team leader, opportunity in, work opportunity, working for, working as, working
  alone, solitary work, home office, office lighting, fluorescent lighting, commercial district, business
  district, business park, industrial area, industrial park, financial district, work commute, commuting
  time, daily commute, relocation package, job location, job relocation, position in, position at, role in,
  role at, in person work, door to door, dog friendly office / work, remote, position, colleague, boss,
  corporate, startup, role, fast paced, business, relocate, relocation, travel, living in, commute, salary,
  environment, collaborative, city, urban, climate, location, area, region, weather, humid, quality of life,
  extreme heat, temperate, meeting, shift, deadline, project, client, travel for work, desk, uniform,
  hierarchical, hierarchy, competitive, stability, benefits, networking, conference, management, team,
  independent, noisy, dress, formal, startup culture, stress, high pressure, cutthroat, windowless,
  fluorescent
places: relocate, relocation, cost of living, living in, place to live, moving to, pace of life,
  neighborhood, neighbourhood, suburb, suburban, urban area, densely populated, metropolitan, metropolitan
  area, urban center, small town, humid climate, mild climate, climate, city for, cities, quality of life,
  vibrant city, move, consider moving, live, expat, expatriate, retire to, retirement location, housing
  market, rent prices, hometown, relocation destination, settle down, new city, big city, metropolis,
  countryside living, rural area, coastal city, coastal area, inland, town to live, state to live, country
  to live, living abroad, areas to live, school district, tropical climate, dry climate, cold climate, warm
  climate, hot climate, hurricane, earthquake prone, natural disaster, tornado, wildfire, allergies to
  pollen, air pollution, noise pollution, traffic congestion, walkable, walkability, bike friendly,
  liveable, livable, high altitude, town, weather, temperature, region, live near, reside, residence,
  relocation option, relocation city, city to live, best cities, great cities, move for work, moving for,
  new place to live, new area, new neighborhood, housing, affordable housing, property tax, gated community,
  retirement community, college town, beach town, mountain town, ski town, tourist town, desert climate,
  arid climate, harsh winter, hot summer, cold winter, mild winter, rainy climate, rainfall, four seasons
  weather, sunshine, seismic, flood prone, hurricane prone, crime, population density, overcrowded,
  overpopulated, urban sprawl, city life, small town life, rural life, rural living, urban living, urban
  environment, suburban area, skyscraper, downtown living, quality of living, urbanite, urbanized, suburbia,
  exurb, outskirts, megacity, countryside, farmland, ranch, homestead, isolated, mountainous, landlocked,
  coastline, waterfront, riverside, arid, equatorial, subtropical, snowy, snowfall, icy, blizzard, overcast,
  foggy, windy, typhoon, cyclone, monsoon, earthquakes, volcanic, tsunami, flooding, drought, altitudes,
  smog, smoggy, polluted, realtors, rents, landlord, roommate, housemate, coliving, commune, hoa, retiring,
  immigrate, immigration, immigrant, emigrate, citizenship, bikeable, congested, multicultural, homogenous,
  populous, livability, sunbelt, lifestyle in, urban setting, urban cities, metro area, crowded city, noisy
  city, rural setting, off grid, remote area, remote location, mountain area, mountain region, near water,
  near nature, near mountains, island living, island life, island nation, lakefront living, tropical
  location, tropical area, mediterranean climate, temperate climate, humid weather, high humidity, low
  humidity, long winters, heavy snow, ice storm, distinct seasons, seasonal change, changing seasons, heavy
  rain, gray skies, strong winds, fault line, disaster prone, high elevations, sea level, thin air, clean
  air, noise level, light pollution, low crime, gun law, residential area, residential street, high rises,
  apartment complex, apartment building, apartments in, apartment hunting, house hunting, housing option,
  first home, home buyer, real estate, rental market, rental apartment, rental property, rental prices,
  lease agreement, shared house, intentional community, homeowners association, retirement home, retirement
  destination, residency visa, affordable place, housing cost, housing prices, property prices, high taxes,
  low taxes, tax rate, good schools, school quality, schools nearby, pedestrian friendly, bike lanes,
  traffic heavy, car centric, transit friendly, conservative state, conservative area, red state, blue
  state, cultural diversity, local community, nightlife scene, arts scene, food scene, vibrant nightlife,
  cultural hub, high population, low population, sparsely populated, slower pace, slow pace, relaxed
  lifestyle, best state, best country, best areas, good area, nice area, ideal location, ideal place, new
  state, new country, new england, southern states, deep south, sun belt, rust belt, great lakes, bay area,
  west coast, east coast, gulf coast, mountain states, off the grid, income tax state / area, urban, rural,
  humid, temperate, community, crime rate, pollution, noise, winter, snow, extreme weather, hot, cold,
  traffic, vibrant, location, job, career, coastal, air quality, country, heat, extreme heat, extreme cold,
  cultural scene, year round, densely, sunny, rain, rainy, cloudy, desert, mountain, warm, dry, humidity,
  seasons, political, diverse, diversity, safe, safety, quiet, peaceful, nightlife, crowded, high density,
  tax, cost, expensive, place, cities for me, california, texas, florida, new york, san francisco, seattle,
  chicago, portland, miami, europe, asia, state, coast, midwest, scorching, freezing, commute, car
  dependent, heavy traffic, language barrier, culture, lgbtq
garden: garden, gardener, flowerbed, horticulture, landscaping, landscaper, lawn, lawnmower, mowing, turf,
  sod, weeds, herbicide, pesticide, insecticide, fungicide, fertilizer, fertiliser, compost, mulch, manure,
  topsoil, seedling, sow, planting, transplant, repot, prune, hedge, shrub, perennial, tulip, daffodil,
  rosebush, roses, peony, hydrangea, azalea, orchid, lily, daisy, sunflower, marigold, geranium, petunia,
  pansy, begonia, ivy, evergreen, conifer, wildflower, xeriscaping, pollinator, greenhouse, hydroponic,
  aquaponics, allotment, homesteading, sprinkler, irrigation, trellis, wheelbarrow, rake, shovel, hoe,
  trowel, secateurs, chainsaw, frost, garden bed, raised bed, flower bed, vegetable garden, herb garden,
  rock garden, container garden, garden design, garden plant, garden pest, garden path, garden decor, garden
  gnome, landscape design, lawn care, lawn mower, grass seed, potting soil, potting mix, seed starting,
  plant flower, annual flower, climbing plant, fruit tree, apple tree, maple tree, willow tree, drought
  tolerant, bee friendly, butterfly garden, watering can, garden hose, rain barrel, garden fence, leaf
  blower, patio garden, balcony garden, rooftop garden, backyard garden, hardiness zone, growing season,
  harvest vegetables, green thumb, plant parenthood, houseplant care, plant care / yard, backyard, flower,
  tree, pest, grow, harvest, herb
money: money, finance, financial, budgeting, savings, pension, 401k, ira, roth, annuity, invest, investment,
  investor, stock, dividend, etf, forex, brokerage, robinhood, vanguard, fidelity, cryptocurrencies,
  commodities, crowdfunding, inflation, recession, banks, cashback, loan, lender, debts, bankruptcy,
  mortgage, refinance, deductible, tax, inheritance, 529, wealth, wealthy, frugal, frugality, thrifty,
  coupon, bargain, discount, expenses, spending, overspending, donation, paypal, venmo, cashless,
  installment, esg, financial planning, household budget, emergency fund, retirement fund, retirement
  account, retirement plan, 401 k, social security, portfolio diversification, asset allocation, stock
  market, share price, bond fund, treasury bond, government bond, mutual fund, index fund, hedge fund, day
  trading, day trader, options trading, robo advisor, wall street, crypto trading, crypto investment,
  precious metal, gold bullion, rental income, passive income, venture capital, high yield, interest rate,
  compound interest, credit union, checking account, debit card, credit card, credit score, credit report,
  credit history, cash back, rewards card, home loan, down payment, home equity, life insurance, insurance
  policy, home insurance, travel insurance, premium payment, tax planning, accountant for, estate planning,
  college fund, net worth, frugal living, cost cutting, impulse buying, charitable giving, apple pay, mobile
  payment, gambling winnings, green bond / income, retirement, risk averse
family: parenting, parenthood, fatherhood, motherhood, mother, mom, mum, father, dad, husband, wife, spouse,
  son, daughter, sibling, brother, sister, twins, grandparent, grandmother, grandfather, grandma, grandpa,
  aunt, uncle, niece, nephew, cousin, stepmother, stepfather, stepchild, godparent, baby, newborn, infant,
  toddler, preschooler, childcare, daycare, babysitter, babysitting, nanny, playdate, preschool,
  kindergarten, stroller, diaper, pacifier, breastfeeding, breastfeed, tantrum, spanking, marriage, married,
  bride, groom, bridesmaids, anniversary, tinder, boyfriend, girlfriend, divorce, breakup, custody,
  thanksgiving, hanukkah, easter, diwali, eid, ramadan, baptism, christening, housewarming, in laws, my kid,
  my child, my children, child care, child rearing, child development, raising kids, raising children, au
  pair, play date, baby shower, baby clothes, bottle feeding, baby food, sleep training, potty training,
  time out, discipline kids, chore chart, family tradition, family bonding, family gathering, family
  reunion, family dinner, family member, family time, wedding planning, wedding planner, wedding reception,
  wedding ceremony, wedding venue, wedding cake, engagement party, honeymoon plan, date idea, dating app,
  first date, relationship advice, romantic relationship, romantic gesture, valentine's day, foster care,
  foster child, birthday party, birthday gift, birthday present, birthday celebration, surprise party, gift
  idea, gift for, gift giving, party planning, party theme, party idea, party favor, celebrate my, holiday
  gathering, holiday tradition, christmas gift, christmas present, bar mitzvah, graduation party, graduation
  gift, retirement party, bachelor parties, bachelorette party / child, children, kid, teenager, teen,
  family, partner, wedding, birthday, couple
hobbies: hobby, pastime, crafting, handicraft, knit, crochet, yarn, sewing, quilting, quilter, embroider,
  embroidery, needlework, needlepoint, macrame, weaving, loom, felting, pottery, ceramics, sculpt,
  woodcarving, woodwork, whittling, origami, papercraft, scrapbook, calligraphy, collectible, memorabilia,
  painter, watercolor, watercolour, sketchbook, drawings, doodling, pastels, easel, printmaking,
  glassblowing, beadwork, leatherwork, leathercraft, blacksmithing, metalworking, upcycling, photographer,
  photography, astrophotography, videography, vlogging, podcasting, homebrewing, juggling, astrology,
  horoscope, tarot, genealogy, kites, geocaching, telescope, volunteering, bookbinding, leisure activity,
  leisure time, spare time, knitting pattern, cross stitch, spinning yarn, ceramic class, sculpture class,
  wood carving, model building, scale model, model trains, model railway, lego set, card making, hand
  lettering, stamp collecting, coin collecting, antique collecting, action figures, comic collecting,
  acrylic paint, oil painting, coloring book, adult coloring, art supplies, art project, digital art,
  digital painting, screen printing, stained glass, jewelry making, candle making, soap making, diy craft,
  photo shoot, landscape photography, wildlife photography, creative outlet, creative project, creative
  activity, home brewing, magic trick, family tree, metal detecting, amateur radio, ham radio, rc car, rc
  plane, kite flying, amateur astronomy, choir singing, amateur dramatics, community theater, improv class,
  book binding, creative journaling, bullet journal`

/** What the subjects are called: who says "fish as pets" speaks of pets. */
const NAMES = `
pets: pet, animal companion
lodging: hotel, accommodation, lodging, resort
games: game, video game, board game, gaming
cars: car, vehicle
screen: movie, film, tv show, tv series, television
reading: book, novel, author, literature, audiobook
music: music, song, album, concert
places: city, living in, climate, neighborhood
clothes: clothing, clothes, fashion, wear, outfit, shoe, jewelry
food: food, diet, restaurant, cuisine, dish, eat, meal
beauty: beauty, skincare, makeup, cosmetic
home: furniture, decor, interior, home decor, interior design
learning: course, educational, education, learning, training simulation
work: job, workplace, career, office
fitness: fitness, exercise, workout
sport: sport
technology: technology, gadget, smartphone, computer, device
transport: transportation, public transportation, flight, rental car`

/** Words of texts themselves: who speaks of them says how to be answered, whatever the subject. */
const TEXTS = `
answer, reply, response, formal tone, your tone, tone in, wording, phrasing, sentence, paragraph, heading, bullet point, greeting,
  salutation, sign off, jargon, buzzword, irony, sarcasm, sarcastic, ironic, pun, joke, humour, humor, wit, metaphor,
  simile, analogy, cliche, cliché, rhetorical question, exclamation mark, semicolon, comma, em dash, emoji, capital
  letter, all caps, abbreviation, acronym, passive voice, active voice, hedging, caveat, disclaimer, filler
  word, small talk, pleasantries, flattery, preamble, footnote, citation, proofread, grammar, spelling, punctuation,
  typo, email, message, tldr, follow up question, writing style, tone of voice, plain english, plain language, first
  name, figures of speech, idiom, euphemism, adverb, adjective, typography, markdown`

/** Words that alone have only the stem of a listed one: "hates" is no hat, "plans" are no planes, "them" is no theme. */
export const PLAIN: ReadonlySet<string> = new Set(
  'hate hates hated hating plan plans planned planning even them not stand stands short light run runs fast state states'.split(
    ' ',
  ),
)

/** What counts as one word that tells the subject alone, in a word that does so only among others. */
export const WEAK = 0.4

/** The same of what the subject is called. */
const NAME = 1.5

/** Most words a phrase of the tables has. */
export const LONGEST = 5

const phrase = (term: string): string => term.split(' ').map(stem).join(' ')
const terms = (list: string): readonly string[] =>
  list
    .trim()
    .split(/,\s+/)
    .map((t) => t.replace(/\s+/g, ' '))

const rows = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split(/\n(?! )/)
    .map((row) => row.split(/:\s+|\s+\/\s+/))

/** Phrases of texts, by stems with a space between. */
export const OF_TEXTS: ReadonlySet<string> = new Set(terms(TEXTS).map(phrase))

/** What each phrase, by stems with a space between, tells of each subject: `NAME`, 1 or `WEAK`. */
export const CUES: ReadonlyMap<string, ReadonlyMap<string, number>> = cues()

function cues(): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>()
  const put = (list: string, subject: string, weight: number): void => {
    for (const term of terms(list).map(phrase))
      found.set(term, (found.get(term) ?? new Map()).set(subject, weight))
  }
  for (const [subject, alone, among] of rows(SUBJECTS)) {
    put(alone!, subject!, 1)
    if (among !== undefined) put(among, subject!, WEAK)
  }
  for (const [subject, names] of rows(NAMES)) put(names!, subject!, NAME)
  return found
}

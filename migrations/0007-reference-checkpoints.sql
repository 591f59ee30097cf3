-- The checkpoints that IAMIS ships with; administrators add and change them at run time.
-- Hours and capacities are empty where no figure is known: empty hours mean around the clock, and a wrong hour would hold up a lane.
-- Dostuk: 33 booths at 110 seconds a traveller are 26,000 a day.

create function pg_temp.lanes(entries int, exits int) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', n::text, 'direction',
    case when n <= entries then 'entry' else 'exit' end) order by n), '[]')
  from generate_series(1, entries + exits) n
$$;
create function pg_temp.two_way_lanes(count int) returns jsonb language sql as $$
  select coalesce(jsonb_agg(jsonb_build_object('code', n::text, 'direction', 'both') order by n), '[]')
  from generate_series(1, count) n
$$;

insert into checkpoint (code, name_ky, name_ru, name_en, mode, neighbour, status, lanes, daily_capacity) values
  ('manas', 'Манас', 'Манас', 'Manas', 'air', null, 'international', pg_temp.lanes(12, 10), null),
  ('osh', 'Ош', 'Ош', 'Osh', 'air', null, 'international', pg_temp.lanes(6, 6), null),
  ('issyk-kul', 'Ысык-Көл (Тамчы)', 'Иссык-Куль (Тамчы)', 'Issyk-Kul (Tamchy)', 'air', null, 'international', pg_temp.lanes(2, 2), null),

  ('torugart', 'Торугарт', 'Торугарт', 'Torugart', 'road', 'CHN', 'international', pg_temp.lanes(2, 2), null),
  ('irkeshtam', 'Эркечтам', 'Иркештам', 'Irkeshtam', 'road', 'CHN', 'international', pg_temp.lanes(2, 2), null),
  ('bedel', 'Бедел', 'Бедель', 'Bedel', 'road', 'CHN', 'planned', '[]', null),

  ('ak-jol', 'Ак-Жол', 'Ак-Жол', 'Ak-Jol', 'road', 'KAZ', 'international', pg_temp.lanes(10, 10), null),
  ('ak-tilek', 'Ак-Тилек', 'Ак-Тилек', 'Ak-Tilek', 'road', 'KAZ', 'goods', pg_temp.lanes(2, 2), null),
  ('chaldybar', 'Чалдыбар', 'Чалдыбар', 'Chaldybar', 'road', 'KAZ', 'international', pg_temp.lanes(4, 4), null),
  ('ken-bulun', 'Кең-Булуң', 'Кен-Булун', 'Ken-Bulun', 'road', 'KAZ', 'international', pg_temp.lanes(3, 3), null),
  ('tokmok', 'Токмок', 'Токмок', 'Tokmok', 'road', 'KAZ', 'bilateral', pg_temp.two_way_lanes(2), null),
  ('chon-kapka', 'Чоң-Капка', 'Чон-Капка', 'Chon-Kapka', 'road', 'KAZ', 'international', pg_temp.lanes(2, 2), null),
  ('karkyra', 'Каркыра', 'Каркыра', 'Karkyra', 'road', 'KAZ', 'seasonal', pg_temp.two_way_lanes(2), null),
  ('kainda', 'Каинда', 'Каинда', 'Kainda', 'rail', 'KAZ', 'international', pg_temp.two_way_lanes(2), null),

  ('dostuk', 'Достук', 'Достук', 'Dostuk', 'road', 'UZB', 'international', pg_temp.lanes(17, 16), 26000),
  ('kyzyl-kiya', 'Кызыл-Кыя', 'Кызыл-Кия', 'Kyzyl-Kiya', 'road', 'UZB', 'international', pg_temp.lanes(3, 3), null),
  ('kara-bagish', 'Кара-Багыш', 'Кара-Багыш', 'Kara-Bagish', 'road', 'UZB', 'international', pg_temp.lanes(2, 2), null),
  ('keng-say', 'Кең-Сай', 'Кен-Сай', 'Keng-Say', 'road', 'UZB', 'international', pg_temp.lanes(2, 2), null),
  ('madaniyat', 'Маданият', 'Маданият', 'Madaniyat', 'foot', 'UZB', 'international', pg_temp.two_way_lanes(2), null),
  ('baimak', 'Баймак', 'Баймак', 'Baimak', 'foot', 'UZB', 'international', pg_temp.two_way_lanes(2), null),
  ('kara-suu', 'Кара-Суу', 'Кара-Суу', 'Kara-Suu', 'road', 'UZB', 'international', pg_temp.lanes(4, 4), null),

  ('kulundu', 'Кулунду', 'Кулунду', 'Kulundu', 'road', 'TJK', 'international', pg_temp.lanes(2, 2), null),
  ('kyzyl-bel', 'Кызыл-Бел', 'Кызыл-Бель', 'Kyzyl-Bel', 'road', 'TJK', 'international', pg_temp.lanes(2, 2), null),
  ('kairagach', 'Кайрагач', 'Кайрагач', 'Kairagach', 'road', 'TJK', 'bilateral', pg_temp.two_way_lanes(2), null),
  ('karamyk', 'Карамык', 'Карамык', 'Karamyk', 'road', 'TJK', 'international', pg_temp.two_way_lanes(2), null),
  ('bor-dobo', 'Бор-Дөбө', 'Бор-Добо', 'Bor-Dobo', 'road', 'TJK', 'international', pg_temp.two_way_lanes(2), null);

drop function pg_temp.lanes(int, int);
drop function pg_temp.two_way_lanes(int);

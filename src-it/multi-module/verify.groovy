def changes = { module -> new File(basedir, module + '/src/main/resources/db/changelog/changes').listFiles() }
assert changes('shop').length == 1
assert changes('base') == null && changes('web') == null
assert new File(basedir, 'shop/target/schema/report.json').isFile()
assert !new File(basedir, 'web/target/schema').exists() && !new File(basedir, 'target').exists()

def sql = changes('shop')[0].text.toLowerCase()
assert sql.contains('create table article (') && sql =~ /(?m)^    id bigint/ && sql.contains('primary key (id)') : 'its key comes from another module'

def (together, without) = new File(basedir, 'build.log').text.split('BUILD SUCCESS')
assert together.count('No schema.url: using an embedded H2') == 3 : 'one database, in each of three goals'
assert together.contains('[INFO] The database is as the entities say.') && together.contains('[INFO] No drift')
assert !together.contains('No entit') : 'modules without entities are passed over quietly'
assert !together.contains('thread-safe')
assert without.contains('None of the 2 modules has entities')

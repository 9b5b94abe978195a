package org.jpaschema.it;

import jakarta.persistence.Entity;

@Entity
public class Article extends Identified {

    String title;
}
